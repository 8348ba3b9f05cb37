declare module 'dmn-js/lib/Modeler' {
  export interface View { readonly id: string; readonly type: string; readonly name?: string; readonly element: { readonly id: string; readonly name?: string } }
  export default class Modeler {
    constructor(options: Readonly<Record<string, unknown>>);
    importXML(xml: string, options?: { readonly open?: boolean }): Promise<unknown>;
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
    getViews(): readonly View[];
    getActiveView(): View | undefined;
    open(view: View): Promise<unknown>;
    getActiveViewer(): { on(event: string, told: () => void): void; get(service: string): unknown } | undefined;
    getDefinitions(): never;
    on(event: string, told: (event: never) => void): void;
    destroy(): void;
  }
}
