// Waits until a page's content stands; runs in a world of its own, which the page's scripts cannot reach.
// Resolves with {found}: whether what the site's definition reads is there, or else that much text that the page must
// be one that says something else ("no results"). See ready.py.
async ({wait_for, ads, ad_url, title, text, gone, quiet, patience, enough, limit}) => {
  const ENOUGH_TEXT = 200;
  const start = performance.now();
  let changed = start;
  const observer = new MutationObserver(() => { changed = performance.now(); });
  observer.observe(document, {subtree: true, childList: true, characterData: true});
  const hasText = () => (document.body?.innerText ?? "").length >= ENOUGH_TEXT;
  const some = (css, test) => {
    if (!css) return false;
    try {
      for (const element of document.querySelectorAll(css)) if (test(element)) return true;
      return false;
    } catch { // a selector or a pattern that only our parser knows
      return hasText();
    }
  };
  const says = (css) => some(css, (element) => element.textContent.trim() !== "" || element.hasAttribute("content"));
  const leads = (element) => new RegExp(ad_url).test(element.href);
  const found = () => {
    if (wait_for) return document.querySelector(wait_for) !== null;
    if (ads) return some(ads, leads);
    if (!title && !text) return hasText();
    return says(gone) || ((!title || says(title)) && (!text || says(text)));
  };
  const still = (now) => {
    if (wait_for) return found();
    if (document.readyState === "loading") return false;
    if (document.readyState === "complete" && document.scripts.length === 0) return true;
    if (now - changed < quiet) return now - start >= enough && found();
    return now - changed >= patience || found();
  };
  const pause = (now) => (wait_for ? 20 : Math.max(quiet - (now - changed), quiet / 4));
  try {
    for (let now = start; now - start < limit && !still(now); now = performance.now())
      await new Promise((resolve) => setTimeout(resolve, pause(now)));
    return {found: found() || (!wait_for && hasText())};
  } finally {
    observer.disconnect();
  }
}
