import type { Text } from '@comu/kernel';
import { say } from '../words.ts';
import { demoVisitors } from './demo-visitors.ts';

const title = say('Proveïdor d’identitat de demostració', 'Proveedor de identidad de demostración', 'Demonstration identity provider');
const warning = say('Aquí no s’identifica ningú de debò: trieu qui voleu ser. En una instal·lació real hi trobareu el certificat, l’idCAT Mòbil o Cl@ve.', 'Aquí no se identifica a nadie de verdad: elija quién quiere ser. En una instalación real encontrará el certificado, idCAT Mòbil o Cl@ve.', 'Nobody is identified for real here: choose who to be. A real installation has certificates, idCAT Mòbil or Cl@ve.');

/** The one page of the demonstration’s provider: it says what it is, and offers its people. */
export function demoPage(action: string, language: keyof Text): string {
  const people = Object.entries(demoVisitors).map(([id, { name, nif, says }]) => `<button name="person" value="${id}"><strong>${name}</strong><span>${nif} · ${says[language]}</span></button>`).join('');
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title[language]}</title><style>
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:0;background:repeating-linear-gradient(45deg,light-dark(#fdf3d7,#2b2413) 0 1.5rem,light-dark(#f8e7b4,#352c15) 1.5rem 3rem);min-height:100dvh;display:grid;place-items:center}
main{background:light-dark(#fff,#1b1a17);color:light-dark(#1c1710,#f3eee4);width:min(30rem,calc(100vw - 2rem));box-sizing:border-box;padding:1.75rem;border:2px dashed light-dark(#7a5300,#e0b45a);border-radius:12px;margin:1rem}
h1{font-size:1.35rem;margin:0 0 .5rem}p{margin:.25rem 0 1rem}form{display:grid;gap:.6rem}button{font:inherit;color:inherit;text-align:start;display:grid;gap:.1rem;padding:.75rem 1rem;border:1px solid light-dark(#6f675a,#a49a88);border-radius:9px;background:transparent;cursor:pointer}
button:hover{background:light-dark(#fdf6e3,#2b261a)}button:focus-visible{outline:3px solid light-dark(#0b5cad,#8cc2ff);outline-offset:2px}span{font-size:.9rem}</style></head><body><main>
<h1>${title[language]}</h1><p>${warning[language]}</p>
<form method="post" action="${action}">${people}</form></main></body></html>`;
}
