import { file, heldFiles, inputRefused, operation, text } from '@comu/kernel';
import { addDocument } from '@comu/filing';
import { notDraft, onlyPdf, uploadFirst } from '../refusals.ts';
import { Application, Call } from '../service-catalogue.records.ts';
import { say, titleOf } from '../words.ts';

/** Attaches an uploaded PDF as one of the documents of the call; attached again, it takes the place of the one before. */
export const attachDocument = operation('service-catalogue.attach-document', {
  title: { ca: 'Adjunta un document', es: 'Adjunta un documento', en: 'Attach a document' }, permission: 'service-catalogue.apply',
  input: { application: Application.id, code: text({ ca: 'Quin document és', es: 'Qué documento es', en: 'Which document it is' }), file: file({ ca: 'Fitxer', es: 'Fichero', en: 'File' }) },
  output: Application.row,
  async run({ application: id, code, file: sha256 }, { db, organisation, asSystem }) {
    const application = await db.lock(Application, id);
    if (application.state !== 'draft' && application.state !== 'to-amend') throw notDraft({ title: titleOf(application) });
    const { documents } = await db.get(Call, application.call);
    const wanted = documents.find((each) => each.code === code);
    if (wanted === undefined) {
      const list = documents.map((each) => each.code).join(', ');
      throw inputRefused([{ field: '/code', rule: 'invalid-value', remedy: say(`Trieu un d’aquests: ${list}.`, `Elija uno de estos: ${list}.`, `Choose one of: ${list}.`) }]);
    }
    const held = (await heldFiles({ db, organisation }, [sha256])).get(sha256);
    if (held === undefined) throw uploadFirst();
    if (held.type !== 'application/pdf') throw onlyPdf({ name: held.name });
    const document = await asSystem(addDocument, { title: wanted.title.ca, kind: wanted.kind, origin: 'administration', file: sha256 });
    return db.update(Application, id, { documents: [...application.documents.filter((each) => each.code !== code), { code, document: document.id }] });
  },
});
