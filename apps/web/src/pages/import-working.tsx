import { useFormat, useText, type Progress, type Text } from '@comu/design';

const stages: Record<Progress['stage'], Text> = {
  checking: { ca: 'Es comproven les files: {done} de {of}', es: 'Se comprueban las filas: {done} de {of}', en: 'Checking the rows: {done} of {of}' },
  inviting: { ca: 'Es preparen les invitacions: {done} de {of}', es: 'Se preparan las invitaciones: {done} de {of}', en: 'Preparing the invitations: {done} of {of}' },
  saving: { ca: 'Es desen les files: {done} de {of}', es: 'Se guardan las filas: {done} de {of}', en: 'Saving the rows: {done} of {of}' },
};

/** How far an import is, by rows from the moment that the server tells them; who listens hears that it began, and reads the bar when they want. */
export function ImportWorking({ begun, progress }: { begun: string; progress: Progress | undefined }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="import-working">
      <p role="status">{begun}</p>
      <progress aria-label={begun} {...(progress === undefined ? {} : { value: progress.done, max: Math.max(1, progress.of) })} />
      {progress && <p className="small soft tabular">{t(stages[progress.stage], { done: format.integer(progress.done), of: format.integer(progress.of) })}</p>}
    </div>
  );
}
