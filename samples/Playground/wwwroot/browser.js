// The other half of Interop/Browser.cs.

export function watch(browser) {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const reduced = matchMedia('(prefers-reduced-motion: reduce)');
    const tell = () => browser.invokeMethod('OnPreferences', dark.matches, reduced.matches);
    dark.addEventListener('change', tell);
    reduced.addEventListener('change', tell);
    tell();

    document.addEventListener('keydown', event => {
        // An element lists the keys that it handles itself: the browser must not scroll by them as well.
        const key = event.key === ' ' ? 'Space' : event.key;
        if (event.target.closest('[data-keys]')?.dataset.keys.split(' ').includes(key)) {
            if (!event.target.closest('button')) {
                event.preventDefault();
            }
        } else if (key === 'Space' && !event.repeat && !event.target.closest('button, input, select, summary, a')) {
            event.preventDefault();
            browser.invokeMethod('OnSpace');
        }
    });
}

export function paint(canvas, side, pixels) {
    const bytes = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    canvas.getContext('2d').putImageData(new ImageData(bytes, side, side), 0, 0);
}

export function nextFrame() {
    return new Promise(resolve => requestAnimationFrame(() => resolve()));
}
