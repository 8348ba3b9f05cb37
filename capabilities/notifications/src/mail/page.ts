import { inMarkup, type Language } from '@comu/kernel';

interface Page {
  readonly title: string;
  readonly language: Language;
  readonly paragraphs: readonly string[];
  readonly action: { readonly words: string; readonly url: string };
  readonly close: string;
}

/** The HTML of a letter: paragraphs, one thing to do, and a last word in small print. */
export const page = ({ title, language, paragraphs, action, close }: Page): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${inMarkup(title)}</title><body style="font:16px/1.5 sans-serif;color:#1d2521;max-width:36em;margin:2em auto;padding:0 1em">${
    paragraphs.map((each) => `<p>${inMarkup(each)}</p>`).join('')}<p><a href="${inMarkup(action.url)}">${inMarkup(action.words)}</a></p><p><small>${inMarkup(close)}</small></p></body></html>`;

/** Names come from outside and may hold anything. */
