import { useEffect, useRef, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { askAgain, LanguageProvider, Skeleton, useLanguage } from '@comu/design';
import { buildRouter } from './router.tsx';
import { loadScreens } from './screens.ts';

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: true }, mutations: { retry: false } } });

/** Answers carry names in the reader’s language, so a new language asks for them again. */
function AskedInOneLanguage() {
  const { language } = useLanguage();
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    void askAgain(queries);
  }, [language]);
  return null;
}

export function App() {
  const [router, setRouter] = useState<ReturnType<typeof buildRouter>>();
  useEffect(() => {
    void loadScreens().then((screens) => setRouter(buildRouter(screens)));
  }, []);
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <AskedInOneLanguage />
        {router === undefined ? <div className="page"><Skeleton lines={4} /></div> : <RouterProvider router={router} />}
      </QueryClientProvider>
    </LanguageProvider>
  );
}
