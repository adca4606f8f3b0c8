// Gradio speaks the language that the browser names; the page is in that of its reader, who may have chosen another.
Object.defineProperty(navigator, 'language', {value: document.documentElement.lang, configurable: true});
