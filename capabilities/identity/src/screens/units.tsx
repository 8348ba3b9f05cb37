import { useState } from 'react';
import { Button, ButtonLink, Dialog, importHref, EmptyState, OperationForm, Page, PencilSimpleIcon, PlusIcon, ProblemNotice, Section, Skeleton, Tag, UploadSimpleIcon, useOrganisation, useQueryOperation, useText, type ScreenProps } from '@comu/design';
import type { UnitRow } from './rows.ts';
import './administration.css';

/** The tree of units, each under the one it is part of. */
export function Units(_: ScreenProps) {
  const t = useText();
  const organisation = useOrganisation();
  const { data, error } = useQueryOperation<{ rows: readonly UnitRow[] }>('identity.unit.list', { limit: 200, sort: 'name' });
  const [act, setAct] = useState<{ readonly kind: 'add'; readonly parent?: string } | { readonly kind: 'change'; readonly unit: UnitRow }>();
  const mayManage = organisation?.can('identity.manage-people') === true;
  const rows = data?.rows ?? [];
  const close = () => setAct(undefined);
  const add = mayManage && <Button look="primary" icon={PlusIcon} onClick={() => setAct({ kind: 'add' })}>{t({ ca: 'Nova unitat', es: 'Nueva unidad', en: 'New unit' })}</Button>;
  const roots = rows.filter(({ parent }) => parent === null || !rows.some(({ id }) => id === parent));
  return (
    <Page title={t({ ca: 'Unitats', es: 'Unidades', en: 'Units' })} lead={t({ ca: 'Com s’organitza l’ens.', es: 'Cómo se organiza el ente.', en: 'How the body is organised.' })} actions={<>{mayManage && <ButtonLink icon={UploadSimpleIcon} href={importHref(organisation.slug, 'identity.import-units', `/o/${organisation.slug}/administration/units`)}>{t({ ca: 'Importa', es: 'Importar', en: 'Import' })}</ButtonLink>}{rows.length > 0 && add}</>}>
      {error && <ProblemNotice problem={error.problem} />}
      {data === undefined && !error && <Skeleton lines={6} />}
      {data && rows.length === 0 && <EmptyState title={t({ ca: 'L’ens encara no té unitats', es: 'El ente todavía no tiene unidades', en: 'The body has no units yet' })} action={add}>{t({ ca: 'Un ajuntament petit pot treballar sense. Si en creeu, hi podreu traslladar entrades i assignar-hi persones.', es: 'Un ayuntamiento pequeño puede trabajar sin ellas. Si las crea, podrá trasladarles entradas y asignarles personas.', en: 'A small town can do without. If you add some, entries can be transferred and people assigned to them.' })}</EmptyState>}
      {rows.length > 0 && <Section><Branch units={roots} all={rows} mayManage={mayManage} onAdd={(parent) => setAct({ kind: 'add', parent })} onChange={(unit) => setAct({ kind: 'change', unit })} /></Section>}
      {act?.kind === 'add' && <Dialog open side onClose={close} title={t({ ca: 'Nova unitat', es: 'Nueva unidad', en: 'New unit' })}><OperationForm name="identity.add-unit" given={act.parent === undefined ? {} : { parent: act.parent }} onCancel={close} onDone={close} /></Dialog>}
      {act?.kind === 'change' && <Dialog open side onClose={close} title={act.unit.name}><OperationForm name="identity.change-unit" given={{ unit: act.unit.id, version: act.unit.version, name: act.unit.name, ...(act.unit.dir3 === null ? {} : { dir3: act.unit.dir3 }), ...(act.unit.parent === null ? {} : { parent: act.unit.parent }) }} hidden={['unit', 'version']} onCancel={close} onDone={close} /></Dialog>}
    </Page>
  );
}

function Branch({ units, all, mayManage, onAdd, onChange }: { units: readonly UnitRow[]; all: readonly UnitRow[]; mayManage: boolean; onAdd(parent: string): void; onChange(unit: UnitRow): void }) {
  const t = useText();
  return (
    <ul className="units">
      {units.map((unit) => {
        const below = all.filter(({ parent }) => parent === unit.id);
        return (
          <li key={unit.id}>
            <div className="unit">
              <span><strong>{unit.name}</strong> {unit.dir3 && <span className="small soft tabular">{unit.dir3}</span>} {unit.closedOn && <Tag>{t({ ca: 'Tancada', es: 'Cerrada', en: 'Closed' })}</Tag>}</span>
              {mayManage && <span className="unit-acts">
                <Button small look="quiet" icon={PlusIcon} onClick={() => onAdd(unit.id)}>{t({ ca: 'Afegeix a sota', es: 'Añadir debajo', en: 'Add below' })}<span className="sr-only"> {unit.name}</span></Button>
                <Button small look="quiet" icon={PencilSimpleIcon} onClick={() => onChange(unit)}>{t({ ca: 'Modifica', es: 'Modificar', en: 'Change' })}<span className="sr-only"> {unit.name}</span></Button>
              </span>}
            </div>
            {below.length > 0 && <Branch units={below} all={all} mayManage={mayManage} onAdd={onAdd} onChange={onChange} />}
          </li>
        );
      })}
    </ul>
  );
}
