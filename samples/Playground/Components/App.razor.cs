using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Playground.Components;

/// <summary>The page: a heading and three tabs, which keep what they did while another one is shown.</summary>
public sealed partial class App
{
    private readonly ElementReference[] _buttons = new ElementReference[Enum.GetValues<Tab>().Length];
    private Tab _tab;
    private bool _isReady;

    private enum Tab
    {
        Race,
        Digits,
        Bits,
    }

    protected override async Task OnInitializedAsync()
    {
        await Browser.StartAsync();
        _isReady = true;
    }

    private static string Title(Tab tab) => tab switch
    {
        Tab.Race => "Race",
        Tab.Digits => "Draw a digit",
        _ => "Same bits",
    };

    private static string Flag(bool value) => value ? "true" : "false";

    /// <summary>Arrow keys move along the tabs, as in any list of tabs.</summary>
    private async Task MoveAsync(KeyboardEventArgs key)
    {
        int last = _buttons.Length - 1;
        int? next = key.Key switch
        {
            "ArrowRight" => (int)_tab == last ? 0 : (int)_tab + 1,
            "ArrowLeft" => _tab == 0 ? last : (int)_tab - 1,
            "Home" => 0,
            "End" => last,
            _ => null,
        };
        if (next is not null)
        {
            _tab = (Tab)next.Value;
            await _buttons[next.Value].FocusAsync();
        }
    }
}
