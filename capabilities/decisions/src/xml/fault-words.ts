import type { Text } from '../text.ts';

const again = {
  ca: 'Torneu-lo a exportar des del programa on es va fer.', es: 'Vuelva a exportarlo desde el programa donde se hizo.', en: 'Export it again from the program in which it was made.',
};
const whole = {
  ca: 'El fitxer està tallat: torneu-lo a exportar o a baixar sencer.', es: 'El archivo está cortado: vuelva a exportarlo o a descargarlo entero.', en: 'The file is cut short: export or download it again, whole.',
};
const byHand = {
  ca: 'Corregiu-ho amb un editor de text o torneu a exportar el fitxer.', es: 'Corríjalo con un editor de texto o vuelva a exportar el archivo.', en: 'Mend it with a text editor, or export the file again.',
};

const told = (what: Text, remedy: Text): Text => ({ ca: `${what.ca} ${remedy.ca}`, es: `${what.es} ${remedy.es}`, en: `${what.en} ${remedy.en}` });

/** Each thing that keeps a file from being XML, and what to do about it. */
export const says = {
  empty: () => told({ ca: 'El fitxer és buit.', es: 'El archivo está vacío.', en: 'The file is empty.' }, again),
  notXml: (begins: string) => told({ ca: `El fitxer no és XML: comença per «${begins}».`, es: `El archivo no es XML: empieza por «${begins}».`, en: `The file is not XML: it begins with “${begins}”.` }, { ca: 'Trieu el fitxer que l’editor desa amb l’extensió .bpmn o .dmn.', es: 'Elija el archivo que el editor guarda con la extensión .bpmn o .dmn.', en: 'Choose the file that the editor saves as .bpmn or .dmn.' }),
  cutShort: (name: string, line: number) => told({ ca: `El fitxer s’acaba i <${name}>, de la línia ${line}, no s’ha tancat.`, es: `El archivo termina y <${name}>, de la línea ${line}, no se ha cerrado.`, en: `The file ends and <${name}>, of line ${line}, was not closed.` }, whole),
  tagCutShort: (name: string) => told({ ca: `El fitxer s’acaba a mitja etiqueta <${name}>.`, es: `El archivo termina a mitad de la etiqueta <${name}>.`, en: `The file ends in the middle of the tag <${name}>.` }, whole),
  closesNothing: (name: string) => told({ ca: `</${name}> no tanca res: no hi ha cap etiqueta oberta.`, es: `</${name}> no cierra nada: no hay ninguna etiqueta abierta.`, en: `</${name}> closes nothing: no tag is open.` }, byHand),
  closesAnother: (name: string, open: string, line: number) => told({ ca: `</${name}> tanca el que no toca: encara és oberta <${open}>, de la línia ${line}.`, es: `</${name}> cierra lo que no toca: sigue abierta <${open}>, de la línea ${line}.`, en: `</${name}> closes the wrong tag: <${open}>, of line ${line}, is still open.` }, byHand),
  looseBracket: (): Text => ({ ca: 'Hi ha un signe «<» que no obre ni tanca cap etiqueta. Dins d’un text s’escriu &lt;.', es: 'Hay un signo «<» que no abre ni cierra ninguna etiqueta. Dentro de un texto se escribe &lt;.', en: 'There is a “<” that neither opens nor closes a tag. Within a text it is written &lt;.' }),
  bracketInside: (name: string, attribute: string): Text => ({ ca: `A <${name}>, el valor de «${attribute}» té un signe «<» o li falten les cometes del final. Dins d’un valor s’escriu &lt;.`, es: `En <${name}>, el valor de «${attribute}» tiene un signo «<» o le faltan las comillas del final. Dentro de un valor se escribe &lt;.`, en: `In <${name}>, the value of “${attribute}” has a “<” or lacks its closing quotes. Within a value it is written &lt;.` }),
  badTag: (name: string) => told({ ca: `L’etiqueta <${name}> està mal escrita: després del nom només hi pot haver atributs amb la forma nom="valor", separats per espais.`, es: `La etiqueta <${name}> está mal escrita: después del nombre solo puede haber atributos con la forma nombre="valor", separados por espacios.`, en: `The tag <${name}> is badly written: after its name there may only be attributes as name="value", with spaces between them.` }, byHand),
  noQuotes: (name: string, attribute: string) => told({ ca: `A <${name}>, el valor de «${attribute}» no va entre cometes.`, es: `En <${name}>, el valor de «${attribute}» no va entre comillas.`, en: `In <${name}>, the value of “${attribute}” is not between quotes.` }, byHand),
  twice: (name: string, attribute: string): Text => ({ ca: `<${name}> porta dues vegades l’atribut «${attribute}». Deixeu-ne només un.`, es: `<${name}> lleva dos veces el atributo «${attribute}». Deje solo uno.`, en: `<${name}> has the attribute “${attribute}” twice. Leave only one.` }),
  looseAmpersand: (): Text => ({ ca: 'Hi ha un signe «&» solt. En XML s’escriu &amp;.', es: 'Hay un signo «&» suelto. En XML se escribe &amp;.', en: 'There is a loose “&”. In XML it is written &amp;.' }),
  unknownEntity: (entity: string): Text => ({ ca: `Hi ha «${entity}», que XML no coneix i que aquí no es pot declarar. Escriviu-hi la lletra mateixa.`, es: `Hay «${entity}», que XML no conoce y que aquí no se puede declarar. Escriba la letra misma.`, en: `There is “${entity}”, which XML does not know and which cannot be declared here. Write the letter itself.` }),
  noCharacter: (): Text => ({ ca: 'Hi ha un caràcter de control que XML no admet. Esborreu-lo.', es: 'Hay un carácter de control que XML no admite. Bórrelo.', en: 'There is a control character that XML does not allow. Delete it.' }),
  doctype: () => told({ ca: 'El fitxer declara un DOCTYPE o entitats, que no s’accepten per seguretat.', es: 'El archivo declara un DOCTYPE o entidades, que no se aceptan por seguridad.', en: 'The file declares a DOCTYPE or entities, which are refused for safety.' }, again),
  unended: (begins: string) => told({ ca: `El que comença amb «${begins}» no s’acaba.`, es: `Lo que empieza con «${begins}» no termina.`, en: `What begins with “${begins}” does not end.` }, whole),
  afterTheEnd: () => told({ ca: 'Hi ha contingut després del final del model. Potser s’han enganxat dos fitxers en un.', es: 'Hay contenido después del final del modelo. Quizá se han pegado dos archivos en uno.', en: 'There is content after the end of the model. Two files may have been joined into one.' }, byHand),
  unknownPrefix: (name: string, prefix: string): Text => ({ ca: `A <${name}>, el prefix «${prefix}:» no està declarat. Afegiu xmlns:${prefix}="…" a la primera etiqueta.`, es: `En <${name}>, el prefijo «${prefix}:» no está declarado. Añada xmlns:${prefix}="…" a la primera etiqueta.`, en: `In <${name}>, the prefix “${prefix}:” is not declared. Add xmlns:${prefix}="…" to the first tag.` }),
  unknownEncoding: (encoding: string) => told({ ca: `El fitxer diu que està codificat en «${encoding}», que no es coneix.`, es: `El archivo dice que está codificado en «${encoding}», que no se conoce.`, en: `The file says it is encoded in “${encoding}”, which is not known.` }, { ca: 'Deseu-lo en UTF-8.', es: 'Guárdelo en UTF-8.', en: 'Save it as UTF-8.' }),
  otherEncoding: (encoding: string) => told({ ca: `El fitxer diu que està codificat en ${encoding.toUpperCase()} i aquí té lletres que no ho són.`, es: `El archivo dice que está codificado en ${encoding.toUpperCase()} y aquí tiene letras que no lo son.`, en: `The file says it is encoded in ${encoding.toUpperCase()} and here it has letters that are not.` }, { ca: 'Deseu-lo en UTF-8, o digueu a la primera línia la codificació que té.', es: 'Guárdelo en UTF-8, o diga en la primera línea la codificación que tiene.', en: 'Save it as UTF-8, or say on its first line which encoding it has.' }),
  notWell: () => told({ ca: 'El fitxer no és XML ben format.', es: 'El archivo no es XML bien formado.', en: 'The file is not well-formed XML.' }, again),
};
