// Waits until a page's content stands; runs in a world of its own, which the page's scripts cannot reach.
// Resolves with {found}: whether what the site's definition reads is there. See ready.py.
async ({wait_for, ads, title, text, gone, quiet, patience, limit}) => {
  const ENOUGH_TEXT = 200;
  const start = performance.now();
  let changed = start;
  const observer = new MutationObserver(() => { changed = performance.now(); });
  observer.observe(document, {subtree: true, childList: true, characterData: true});
  const matches = (css) => {
    if (!css) return false;
    try {
      for (const element of document.querySelectorAll(css))
        if (element.hasAttribute("href") || element.textContent.trim()) return true;
      return false;
    } catch { // a selector that only our parser knows
      return (document.body?.innerText ?? "").length >= ENOUGH_TEXT;
    }
  };
  const found = () => {
    if (wait_for) return document.querySelector(wait_for) !== null;
    if (!title && !text) return matches(ads) || (document.body?.innerText ?? "").length >= ENOUGH_TEXT;
    return matches(ads) || matches(gone) || ((!title || matches(title)) && (!text || matches(text)));
  };
  const still = (now) => {
    if (wait_for) return found();
    if (document.readyState === "loading") return false;
    if (document.readyState === "complete" && document.scripts.length === 0) return true;
    return now - changed >= quiet && (now - changed >= patience || found());
  };
  try {
    for (let now = start; now - start < limit && !still(now); now = performance.now())
      await new Promise((resolve) => setTimeout(resolve, 20));
    return {found: found()};
  } finally {
    observer.disconnect();
  }
}
