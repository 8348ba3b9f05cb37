import { readFileSync } from 'node:fs';
import { inMarkup, words, type Language } from '@comu/kernel';

/** What people may start a model from; `scripts/draw-templates.ts` draws them. */
export const templates = {
  blank: { title: words('Començar de zero', 'Empezar de cero', 'Start from nothing'), describe: words('Un inici i un final; la resta la dibuixeu vós.', 'Un inicio y un final; el resto lo dibuja usted.', 'A start and an end; you draw the rest.') },
  simple: { title: words('Sol·licitud simple', 'Solicitud simple', 'Simple application'), describe: words('S’estudia, es resol i es notifica. Qui resol no pot ser qui l’ha estudiada.', 'Se estudia, se resuelve y se notifica. Quien resuelve no puede ser quien la estudió.', 'It is studied, decided and notified. Who decides may not be who studied it.') },
  report: { title: words('Informe i resolució', 'Informe y resolución', 'Report and decision'), describe: words('Informe en deu dies hàbils (art. 80.2), audiència si és desfavorable (art. 82) i resolució.', 'Informe en diez días hábiles (art. 80.2), audiencia si es desfavorable (art. 82) y resolución.', 'Report in ten working days (art. 80.2), hearing when it is unfavourable (art. 82), and decision.') },
  amendment: { title: words('Sol·licitud amb esmena', 'Solicitud con subsanación', 'Application that may be amended'), describe: words('Si falta documentació es requereix, deu dies hàbils (art. 68.1); si no s’esmena, desistiment.', 'Si falta documentación se requiere, diez días hábiles (art. 68.1); si no se subsana, desistimiento.', 'Missing documents are asked for, ten working days (art. 68.1); otherwise it is withdrawn.') },
  'four-eyes': { title: words('Proposta a quatre ulls', 'Propuesta a cuatro ojos', 'Proposal under four eyes'), describe: words('Una persona proposa, una altra revisa i pot tornar-la, i després es resol.', 'Una persona propone, otra revisa y puede devolverla, y después se resuelve.', 'One person proposes, another reviews and may send it back, and then it is decided.') },
} as const;
export type TemplateName = keyof typeof templates;
export const templateNames = Object.keys(templates) as [TemplateName, ...TemplateName[]];

/** The drawing of a template, with its process under the code and the name of the new model. */
export function drawingOf(template: TemplateName, { language, code, name }: { language: Language; code: string; name: string }): string {
  const xml = readFileSync(new URL(`../templates/${template}.${language}.bpmn`, import.meta.url), 'utf8');
  // Apart from the names of its steps, whatever the code.
  const id = `process-${code}`;
  const called = inMarkup(name);
  return xml
    .replace(/(<process id=")[^"]*(" name=")[^"]*"/, (_, before: string, between: string) => `${before}${id}${between}${called}"`)
    .replace(/(<bpmndi:BPMNPlane [^>]*bpmnElement=")[^"]*"/, (_, before: string) => `${before}${id}"`)
    .replace(/(<definitions [^>]* id="definitions-)[^"]*(" name=")[^"]*(" targetNamespace="[^"]*\/)[^"/]*"/, (_, a: string, b: string, c: string) => `${a}${id}${b}${called}${c}${id}"`);
}
