/** The code is not of a municipality of the province: usually a lost leading zero or a six-digit code. */
export class UnknownPlace extends Error {
  readonly field = 'ine';
  readonly text: Readonly<{ ca: string; es: string; en: string }>;

  constructor(ine: string) {
    super(`no municipality of the province of Barcelona has the INE code “${ine}”`);
    this.name = 'UnknownPlace';
    this.text = {
      ca: `Cap municipi de la província té el codi «${ine}». Poseu-hi els cinc dígits de l’INE, començant per 08.`,
      es: `Ningún municipio de la provincia tiene el código «${ine}». Ponga los cinco dígitos del INE, empezando por 08.`,
      en: `No municipality of the province has the code “${ine}”. Use the five INE digits, starting with 08.`,
    };
  }
}
