import { useState } from 'react';
import { Combobox, useQueryOperation, useSettled, type FieldFrame } from '@comu/design';

interface Found { readonly rows: readonly { readonly code: string; readonly title: string }[] }

/** One dataset of the catalogue, found by any word of its page, with the code that formulas know it by. */
export function DatasetPicker({ value, onValue, ...frame }: FieldFrame & { value: string; onValue(code: string): void }) {
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState(value);
  const words = useSettled(typed?.trim() ?? '', 200);
  const { data, isFetching } = useQueryOperation<Found>('data.search', { limit: 30, facets: {}, ...(words === '' || words === chosen ? {} : { words }) });
  const items = (data?.rows ?? []).map(({ code, title }) => ({ id: code, label: title, note: code }));
  const take = (code: string | null) => {
    const found = items.find(({ id }) => id === code);
    if (found === undefined) return;
    setTyped(undefined);
    setChosen(found.label);
    onValue(found.id);
  };
  return <Combobox {...frame} items={items} value={value === '' ? null : value} search={typed ?? chosen} loading={isFetching} onSearch={setTyped} onValue={take} />;
}
