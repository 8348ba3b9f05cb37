import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, I18nProvider } from 'react-aria-components';
import { CaretDownIcon } from '../icons.ts';
import { localeOf } from '../format.ts';
import { useLanguage, useText } from '../text.tsx';
import { useOpenDialog } from './dialog.tsx';
import { Field, type FieldFrame } from './field.tsx';

export interface Found {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
}

/** Chooses one of many by writing part of its name. Say `onSearch` when the server does the finding. */
export default function Combobox({ items, value, onValue, search, onSearch, loading = false, empty, again = false, ...frame }: FieldFrame & {
  items: readonly Found[]; value: string | null; onValue(id: string | null): void; search: string; onSearch(text: string): void; loading?: boolean; empty?: string;
  /** One more is chosen after another: the field keeps the focus, and its list waits until something is written. */
  again?: boolean;
}) {
  const t = useText();
  const { language } = useLanguage();
  const above = useOpenDialog();
  const nothing = loading ? t({ ca: 'S’està cercant…', es: 'Buscando…', en: 'Searching…' }) : (empty ?? t({ ca: 'No hi ha cap resultat. Proveu amb una altra paraula.', es: 'No hay resultados. Pruebe con otra palabra.', en: 'Nothing found. Try another word.' }));
  return (
    <I18nProvider locale={localeOf(language)}>
      <Field {...frame}>
        {({ id, ...described }) => (
          <ComboBox className="combobox" aria-label={typeof frame.label === 'string' ? frame.label : undefined} items={items} selectedKey={value} inputValue={search} menuTrigger={again ? 'input' : 'focus'} autoFocus={again} allowsEmptyCollection
            onInputChange={onSearch} onSelectionChange={(key) => onValue(key === null ? null : String(key))} isInvalid={described['aria-invalid'] === true}>
            <Input id={id} className="ds-input" aria-describedby={described['aria-describedby']} autoComplete="off" />
            <Button className="combobox-open"><CaretDownIcon size={16} aria-hidden /><span className="sr-only">{t({ ca: 'Mostra la llista', es: 'Mostrar la lista', en: 'Show the list' })}</span></Button>
            <Popover className="floating combobox-list" {...(above ? { UNSTABLE_portalContainer: above } : {})}>
              <ListBox renderEmptyState={() => <p className="combobox-nothing">{nothing}</p>}>
                {(item: Found) => <ListBoxItem id={item.id} textValue={item.label} className="option">{item.label}{item.note && <span className="soft small">{item.note}</span>}</ListBoxItem>}
              </ListBox>
            </Popover>
          </ComboBox>
        )}
      </Field>
    </I18nProvider>
  );
}
