import { useState } from 'react';
import { EmptyState } from '../components/empty.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { toast } from '../components/toast.tsx';
import { useOrganisationSlug, useRun } from '../session.tsx';
import { useText } from '../text.tsx';
import { useDescription } from './description.ts';
import { forgetDraft } from './draft.ts';
import { SchemaForm } from './schema-form.tsx';
import type { Values } from './schema.ts';

/** The form of a named operation, made from what the server says of it. `given` fills fields; `hidden` ones are sent without being shown. */
export function OperationForm({ name, given = {}, hidden = [], verb, onDone, onCancel }: {
  name: string; given?: Values; hidden?: readonly string[]; verb?: string; onDone(output: unknown): void; onCancel?(): void;
}) {
  const t = useText();
  const organisation = useOrganisationSlug();
  const description = useDescription();
  const operation = description?.operations.find((each) => each.name === name);
  const { run, running, problem } = useRun(name);
  const [round, setRound] = useState(0);
  if (description === undefined) return <Skeleton lines={6} />;
  if (operation === undefined || !operation.allowed)
    return <EmptyState title={t({ ca: 'No podeu fer aquesta acció aquí', es: 'No puede hacer esta acción aquí', en: 'You may not do this here' })}>{t({ ca: 'Cal un permís que no teniu en aquest ens. Demaneu-lo a qui l’administra.', es: 'Se necesita un permiso que no tiene en este ente. Pídalo a quien lo administra.', en: 'It takes a permission you do not hold in this organisation. Ask whoever administers it.' })}</EmptyState>;
  const fixed = Object.fromEntries(hidden.map((field) => [field, given[field]]));
  const draft = [organisation, name, ...Object.values(given)].join('.');
  return (
    <SchemaForm key={round} schema={operation.input} initial={given} hidden={hidden} draft={draft} problem={problem} busy={running} verb={verb ?? t(operation.title)} {...(onCancel ? { onCancel } : {})}
      onSubmit={async (input) => {
        const output = await run({ ...input, ...fixed });
        if (output === undefined) return false;
        forgetDraft(draft);
        toast({ ca: `Fet: ${operation.title.ca}`, es: `Hecho: ${operation.title.es}`, en: `Done: ${operation.title.en}` });
        setRound(round + 1);
        onDone(output);
        return true;
      }} />
  );
}
