import type { Sign } from './drawer.ts';
import type { Service } from './services.ts';

const kind = 'model-sign';

/** Puts signs on elements, in place of those that were there. */
export const signing = (service: Service) => (signs: Readonly<Record<string, Sign>>): void => {
  service('overlays').remove({ type: kind });
  for (const shape of service('elementRegistry').filter(() => true)) for (const tone of ['wrong', 'advice']) service('canvas').removeMarker(shape.id, `model-${tone}`);
  for (const [id, { tone, sign, words }] of Object.entries(signs)) {
    if (service('elementRegistry').get(id) === undefined) continue;
    const html = document.createElement('span');
    html.className = 'model-sign';
    html.dataset['tone'] = tone;
    html.textContent = sign;
    html.title = words;
    html.setAttribute('aria-hidden', 'true');
    service('overlays').add(id, kind, { position: { top: -12, left: -12 }, html });
    service('canvas').addMarker(id, `model-${tone}`);
  }
};
