// Asks a list for more: presses its button or scrolls to its end. Returns how many ads it showed before, and whether
// there was anything to press or scroll. A link to another page is not pressed: that is what next_page is for.
({ads, more, scroll}) => {
  const links = [...document.querySelectorAll(ads)];
  const count = new Set(links.map((link) => link.href)).size;
  const button = more ? document.querySelector(more) : null;
  const leads = button?.closest("a[href]")?.getAttribute("href") ?? "#";
  const pressable = button && !button.disabled && button.getClientRects().length > 0 && /^(#|javascript:|$)/.test(leads);
  if (!count || !(pressable || scroll)) return {count, asked: false};
  if (scroll) {
    window.scrollTo(0, document.documentElement.scrollHeight);
    links.at(-1).scrollIntoView();
  }
  if (pressable) button.click();
  return {count, asked: true};
}
