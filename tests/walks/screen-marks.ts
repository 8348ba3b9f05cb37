/** What a page that is being walked can say of itself. */
export interface Marks {
  /** What the server refused, or answered with an error, since the list was last emptied. */
  readonly refused: string[];
  /** Resolves when nothing is asked of the server, nothing loads and nothing moves, or after a minute, and then says so among what was refused. */
  still(): Promise<void>;
  /** Goes, and resolves when the heading of the screen that is left is gone or says something else, or after half a second: two screens may share it. */
  left(go: () => void): Promise<void>;
  /** The words on the screen that are the app's own: nothing that came from the server as data. */
  words(): readonly string[];
  tooWide(): readonly string[];
  /** One heading of the first level, a title, and the language it says it speaks. */
  head(language: string): readonly string[];
}
export interface Marked { comuMarks: Marks }

/** Runs in the page before the app: counts what is asked of the server and remembers which words are data. */
export function markStillness(): void {
  const data = new Set<string>();
  // Also what is put together of data: “Name · address”, “Title 1”.
  const isData = (text: string): boolean => data.has(text) || [...text.matchAll(/ · |: | /g)].some(({ index, 0: between }) => data.has(text.slice(0, index)) && isData(text.slice(index + between.length)));
  let asked = 0;
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
  // A text in three languages is the house's own; every other string of an answer is data: names, codes, what people wrote.
  const keep = (value: unknown): void => {
    if (typeof value === 'string') data.add(value.replaceAll(/\s+/g, ' ').trim());
    else if (typeof value === 'number') data.add(String(value));
    else if (Array.isArray(value)) value.forEach(keep);
    else if (value !== null && typeof value === 'object' && !('ca' in value && 'en' in value)) Object.values(value).forEach(keep);
  };
  const marks: Marks = {
    refused: [],
    async left(go) {
      const heading = document.querySelector('h1');
      const said = heading?.textContent;
      go();
      for (const since = Date.now(); heading !== null && heading.isConnected && heading.textContent === said && Date.now() - since < 500;) await pause(12);
    },
    async still() {
      const since = Date.now();
      let calm = 0;
      while (calm < 3 && Date.now() - since < 60_000) {
        await pause(12);
        calm = asked === 0 && document.querySelector('h1') !== null && document.querySelector('.skeletons, .ds-skeleton, [aria-busy="true"]') === null ? calm + 1 : 0;
      }
      if (calm < 3) marks.refused.push('still loads after a minute');
      // What is measured after it is drawn is drawn once more.
      await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
      for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    },
    words() {
      const texts: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = (node.nodeValue ?? '').replaceAll(/\s+/g, ' ').trim();
        const parent = node.parentElement;
        if (parent === null || !/\p{L}{3}/u.test(text) || isData(text) || parent.closest('[lang]:not(html), code, pre, script, style, noscript, .djs-container, textarea') !== null) continue;
        const drawn = parent.closest('svg') !== null;
        if (!drawn && !parent.checkVisibility()) continue;
        // A drawing breaks a long name into lines.
        if (drawn && [...data].some((whole) => whole.includes(text))) continue;
        texts.push(text);
      }
      return texts;
    },
    tooWide() {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth + 1) return [];
      const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > clientWidth + 1).slice(-1)[0];
      return [`${scrollWidth} px wide on ${clientWidth}: ${wide?.outerHTML.slice(0, 140)}`];
    },
    head(language) {
      const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent?.trim() ?? '');
      return [
        ...(headings.length === 1 && headings[0] !== '' ? [] : [`headings of first level: “${headings.join('”, “')}”`]),
        ...(document.title.replace('Comú', '').replace('·', '').trim() === '' ? ['no title'] : []),
        ...(document.documentElement.lang === language ? [] : [`speaks ${document.documentElement.lang} and not ${language}`]),
      ];
    },
  };
  const plain = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (...sent: Parameters<typeof fetch>) => {
    asked += 1;
    try {
      const response = await plain(...sent);
      const where = new URL(response.url).pathname;
      if (response.status >= 400) marks.refused.push(`${response.status} ${where} ${String(sent[1]?.body ?? '').slice(0, 120)}`);
      if (response.headers.get('content-type')?.includes('json')) await response.clone().json().then(keep, () => undefined);
      return response;
    } finally {
      asked -= 1;
    }
  };
  Object.assign(globalThis, { comuMarks: marks });
}
