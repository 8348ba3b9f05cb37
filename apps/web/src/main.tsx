import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@comu/design/theme.css';
import './shell/shell.css';
import { App } from './app.tsx';
import { followTheme } from './shell/appearance.ts';

followTheme();
createRoot(document.getElementById('app') as HTMLElement).render(<StrictMode><App /></StrictMode>);
