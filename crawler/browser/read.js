// Returns the page as it stands, {html}, or only {size} when it is larger than the limit (in characters).
(limit) => {
  const type = document.doctype ? `<!DOCTYPE ${document.doctype.name}>` : "";
  const html = type + (document.documentElement?.outerHTML ?? "");
  return html.length > limit ? {size: html.length} : {html};
}
