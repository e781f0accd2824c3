using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Playground.Interop;

/// <summary>What C# cannot do in a browser by itself: pixels, frames, preferences and keys of the page.</summary>
/// <remarks>wwwroot/browser.js has the other half.</remarks>
public sealed class Browser(IJSRuntime runtime)
{
    private IJSInProcessObjectReference? _module;

    /// <summary>A color scheme or a wish for less motion, when the page begins and whenever it changes.</summary>
    public event Action? PreferencesChanged;

    /// <summary>The space bar, pressed where no control takes it.</summary>
    public event Action? SpacePressed;

    /// <summary>Whether the user prefers dark pages.</summary>
    public bool IsDark { get; private set; }

    /// <summary>Whether the user prefers less motion.</summary>
    public bool ReducesMotion { get; private set; }

    private IJSInProcessObjectReference Module => _module
        ?? throw new InvalidOperationException("Expected a call of StartAsync before this.");

    /// <summary>Loads the module and watches the page; again does nothing.</summary>
    public async Task StartAsync()
    {
        if (_module is null)
        {
            _module = await runtime.InvokeAsync<IJSInProcessObjectReference>("import", "./browser.js");
            _module.InvokeVoid("watch", DotNetObjectReference.Create(this));
        }
    }

    /// <summary>Fills a canvas.</summary>
    /// <param name="canvas">A canvas of as many pixels.</param>
    /// <param name="side">Pixels of a row, and rows.</param>
    /// <param name="pixels">Red, green, blue and opacity of each pixel.</param>
    public void Paint(ElementReference canvas, int side, byte[] pixels) => Module.InvokeVoid("paint", canvas, side, pixels);

    /// <summary>Ends when the browser is about to draw: never while the page is not visible.</summary>
    public ValueTask NextFrameAsync() => Module.InvokeVoidAsync("nextFrame");

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void OnPreferences(bool isDark, bool reducesMotion)
    {
        IsDark = isDark;
        ReducesMotion = reducesMotion;
        PreferencesChanged?.Invoke();
    }

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void OnSpace() => SpacePressed?.Invoke();
}
