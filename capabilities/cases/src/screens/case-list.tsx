import { useState } from 'react';
import { Button, EmptyState, FolderOpenIcon, Page, RecordList, Tabs, useOrganisation, useText, type ScreenProps } from '@comu/design';
import { OpenCase } from './open-case.tsx';

/** The cases of the body: those under way first, since those are what one comes for. */
export function CaseList({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  const [state, setState] = useState('open');
  const [opening, setOpening] = useState(false);
  const mayOpen = useOrganisation()?.can('cases.handle') === true;
  return (
    <Page title={t({ ca: 'Expedients', es: 'Expedientes', en: 'Cases' })} actions={mayOpen && <Button icon={FolderOpenIcon} onClick={() => setOpening(true)}>{t({ ca: 'Obre un expedient', es: 'Abrir un expediente', en: 'Open a case' })}</Button>} lead={t({ ca: 'Cada expedient, amb la seva situació en una frase.', es: 'Cada expediente, con su situación en una frase.', en: 'Each case, with where it stands in one sentence.' })}>
      <Tabs label={t({ ca: 'Quins expedients', es: 'Qué expedientes', en: 'Which cases' })} value={state} onValue={setState}
        tabs={[{ key: 'open', label: t({ ca: 'En tràmit', es: 'En trámite', en: 'Open' }) }, { key: 'closed', label: t({ ca: 'Tancats', es: 'Cerrados', en: 'Closed' }) }]}>
        <RecordList key={state} name="cases.case" fixed={{ state }} hrefOf={({ id }) => `/o/${org}/cases/${id}`}
          empty={
            <EmptyState title={state === 'open' ? t({ ca: 'No hi ha cap expedient en tràmit', es: 'No hay ningún expediente en trámite', en: 'No case is open' }) : t({ ca: 'Encara no se n’ha tancat cap', es: 'Todavía no se ha cerrado ninguno', en: 'None has been closed yet' })}>
              {state === 'open'
                ? t({ ca: 'Un expedient s’obre sol quan entra una sol·licitud d’un procediment, amb el seu número, el termini i les tasques. Aquí el veureu de seguida.', es: 'Un expediente se abre solo cuando entra una solicitud de un procedimiento, con su número, el plazo y las tareas. Aquí lo verá enseguida.', en: 'A case opens by itself when an application of a procedure comes in, with its number, term and tasks. You will see it here at once.' })
                : t({ ca: 'Quan un expedient acaba, es tanca amb l’índex signat i es guarda el temps que diu la seva sèrie documental.', es: 'Cuando un expediente acaba, se cierra con el índice firmado y se guarda el tiempo que dice su serie documental.', en: 'When a case ends it is closed with a signed index and kept for as long as its series says.' })}
            </EmptyState>
          } />
      </Tabs>
      {opening && <OpenCase org={org} onClose={() => setOpening(false)} />}
    </Page>
  );
}
