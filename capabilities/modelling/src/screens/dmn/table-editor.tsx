import Modeler from 'dmn-js/lib/Modeler';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Select, useLanguage, useText } from '@comu/design';
import { requireInputs, type DmnPart } from './requirements.ts';
import { tableTranslator } from './words.ts';

/** The rules of a table marked with what was found about them. */
export type RuleSigns = Readonly<Record<string, 'wrong' | 'advice' | 'decides'>>;

/** A decision file in the editor of dmn-js: its tables, its expressions and the map of its decisions. */
export function TableEditor({ xml, signs, onXml }: { xml: string; signs: RuleSigns; onXml(xml: string): void }) {
  const t = useText();
  const { language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const written = useRef<string | undefined>(undefined);
  const [editor, setEditor] = useState<Modeler>();
  const [views, setViews] = useState<{ readonly all: readonly { id: string; name: string }[]; readonly active: string }>({ all: [], active: '' });
  const [undrawable, setUndrawable] = useState(false);

  const told = useEffectEvent(async (made: Modeler) => {
    const viewer = made.getActiveViewer();
    const model = viewer?.get('moddle') as { create(type: string, properties: Readonly<Record<string, unknown>>): DmnPart } | undefined;
    if (model !== undefined) requireInputs(made.getDefinitions() as DmnPart, model);
    const { xml: next } = await made.saveXML({ format: true });
    written.current = next;
    onXml(next);
  });

  useEffect(() => {
    if (frame.current === null) return;
    const translate = ['value', tableTranslator(language)] as const;
    const made = new Modeler({ container: frame.current, common: { additionalModules: [{ translate }] }, drd: { additionalModules: [{ translate }], drdRenderer: { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--ink)', defaultLabelColor: 'var(--ink)' } }, decisionTable: { additionalModules: [{ translate }] }, literalExpression: { additionalModules: [{ translate }] } });
    const listened = new WeakSet<object>();
    made.on('views.changed', () => {
      const viewer = made.getActiveViewer();
      setViews({ all: made.getViews().map(({ id, name, element }) => ({ id, name: name || element.name || element.id })), active: made.getActiveView()?.id ?? '' });
      if (viewer === undefined || listened.has(viewer)) return;
      listened.add(viewer);
      let waiting: ReturnType<typeof setTimeout> | undefined;
      viewer.on('commandStack.changed', () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => void told(made), 400);
      });
    });
    setEditor(made);
    return () => made.destroy();
  }, [language]);

  useEffect(() => {
    if (editor === undefined || written.current === xml) return;
    let left = false;
    written.current = xml;
    editor.importXML(xml, { open: false }).then(async () => {
      if (left) return;
      const views = editor.getViews();
      const first = views.find(({ type }) => type === 'decisionTable') ?? views[0];
      if (first !== undefined) await editor.open(first);
      setUndrawable(false);
    }).catch(() => !left && setUndrawable(true));
    return () => { left = true; };
  }, [editor, xml]);

  return (
    <div className="model-table-editor">
      {views.all.length > 2 && <Select label={t({ ca: 'Què es mostra', es: 'Qué se muestra', en: 'What is shown' })} value={views.active} options={views.all.map(({ id, name }) => ({ value: id, label: name }))} onValue={(id) => { const view = editor?.getViews().find((each) => each.id === id); if (view !== undefined) void editor?.open(view); }} />}
      <style>{Object.entries(signs).map(([rule, sign]) => ruleStyle(CSS.escape(rule), sign)).join('\n')}</style>
      <div className="model-dmn" ref={frame} />
      {undrawable && <p className="soft">{t({ ca: 'Aquest fitxer no es pot obrir amb l’editor. El podeu baixar, corregir i tornar a portar.', es: 'Este archivo no se puede abrir con el editor. Puede descargarlo, corregirlo y volver a traerlo.', en: 'The editor cannot open this file. Download it, correct it and bring it back.' })}</p>}
    </div>
  );
}

const looks = { wrong: { colour: 'danger', mark: '!' }, advice: { colour: 'warning', mark: 'i' }, decides: { colour: 'pine', mark: '✓' } } as const;

/** How a rule with a sign looks: a tint, and a mark beside its number. The table is drawn anew at each change, so the sign follows the rule's name and not its cells. */
function ruleStyle(rule: string, sign: RuleSigns[string]): string {
  const { colour, mark } = looks[sign];
  return `.model-dmn [data-row-id="${rule}"] { background: var(--${colour}-tint) !important; }
.model-dmn td.rule-index[data-row-id="${rule}"]::before { content: '${mark}'; display: inline-grid; place-items: center; width: 1.1rem; height: 1.1rem; margin-inline-end: 0.3rem; border-radius: 4px; background: var(--${colour}); color: var(--${colour}-on); font: 700 0.75rem/1 var(--font); }`;
}
