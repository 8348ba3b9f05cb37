import { fill, Refused, refusal, type Text } from '@comu/kernel';

/** A refusal whose facts are themselves sentences in three languages. */
const telling = (code: string, says: Text) => (facts: Readonly<Record<string, string | Text>>) => new Refused(code, 422, fill(says, facts), {});

/** Somebody saved while whoever asks was drawing: both states are kept, and people decide which goes on. */
export const savedMeanwhile = refusal('modelling.saved-meanwhile', {
  says: {
    ca: '{who} ha desat aquest model mentre hi treballàveu. No s’ha perdut res: el vostre dibuix continua aquí. Compareu-los i trieu amb quin es continua, o deseu el vostre com a model a part.',
    es: '{who} ha guardado este modelo mientras usted trabajaba. No se ha perdido nada: su dibujo sigue aquí. Compárelos y elija con cuál se continúa, o guarde el suyo como modelo aparte.',
    en: '{who} saved this model while you were working. Nothing is lost: your drawing is still here. Compare them and choose which goes on, or save yours as a model apart.',
  },
});

export const noSuchState = refusal('modelling.no-such-state', {
  status: 404,
  says: { ca: 'Aquest model no té cap estat desat amb el número {number}.', es: 'Este modelo no tiene ningún estado guardado con el número {number}.', en: 'This model has no saved state number {number}.' },
});

export const notNewest = refusal('modelling.not-newest', {
  says: {
    ca: 'El model s’ha tornat a desar després que el miréssiu. Mireu com ha quedat i publiqueu-lo llavors.',
    es: 'El modelo se ha vuelto a guardar después de que lo mirase. Mire cómo ha quedado y publíquelo entonces.',
    en: 'The model was saved again after you looked at it. Look at how it stands and publish it then.',
  },
});

export const testsFail = telling('modelling.tests-fail', {
  ca: 'No s’ha publicat: no passa la prova «{name}». {problem} Corregiu el model, o la prova si ja no val, i torneu-ho a provar.',
  es: 'No se ha publicado: no supera la prueba «{name}». {problem} Corrija el modelo, o la prueba si ya no vale, y vuelva a intentarlo.',
  en: 'It was not published: the test “{name}” fails. {problem} Correct the model, or the test if it no longer holds, and try again.',
});

export const unreadable = telling('modelling.unreadable', { ca: '{name}: {reason}', es: '{name}: {reason}', en: '{name}: {reason}' });

export const noProcess = refusal('modelling.no-process', {
  status: 422,
  says: {
    ca: 'Entre els fitxers no hi ha cap model BPMN. Trieu el fitxer .bpmn amb els .dmn que faci servir.',
    es: 'Entre los archivos no hay ningún modelo BPMN. Elija el archivo .bpmn con los .dmn que use.',
    en: 'There is no BPMN model among the files. Choose the .bpmn file with the .dmn files it uses.',
  },
});

export const tooLargeToDraw = refusal('modelling.too-large', {
  status: 413,
  says: {
    ca: '{name} pesa massa per dibuixar-lo aquí: el màxim són 10 MB, uns 10.000 passos. Dividiu-lo en processos que es cridin.',
    es: '{name} pesa demasiado para dibujarlo aquí: el máximo son 10 MB, unos 10.000 pasos. Divídalo en procesos que se llamen.',
    en: '{name} is too large to be drawn here: the most is 10 MB, some 10,000 steps. Split it into processes that call one another.',
  },
});
