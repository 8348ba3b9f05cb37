import type { Sign } from './drawer.ts';
import type { Service } from './services.ts';

const kind = 'model-sign';

/** Puts signs on elements, in place of those that were there. */
export const signing = (service: Service): ((signs: Readonly<Record<string, Sign>>) => void) => {
  let before: Readonly<Record<string, Sign>> = {};
  return (signs) => {
    service('overlays').remove({ type: kind });
    for (const [id, { tone }] of Object.entries(before)) if (service('elementRegistry').get(id) !== undefined) service('canvas').removeMarker(id, `model-${tone}`);
    before = signs;
    for (const [id, sign] of Object.entries(signs)) put(service, id, sign);
  };
};

function put(service: Service, id: string, { tone, sign, words }: Sign): void {
  if (service('elementRegistry').get(id) === undefined) return;
  const html = document.createElement('span');
  html.className = 'model-sign';
  html.dataset['tone'] = tone;
  html.textContent = sign;
  html.title = words;
  html.setAttribute('aria-hidden', 'true');
  service('overlays').add(id, kind, { position: { top: -12, left: -12 }, html });
  service('canvas').addMarker(id, `model-${tone}`);
}
