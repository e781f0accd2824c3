using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AdamKernels.Playground.Tests.Browser;

/// <summary>One tab of the browser with the page, which must not write an error to its console.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => AddIf(message.Type == "error", message.Text);
        page.PageError += (_, error) => AddIf(true, error);
        page.RequestFailed += (_, request) => AddIf(true, $"{request.Url}: {request.Failure}");
        page.Response += (_, response) => AddIf(response.Status >= 400, $"{response.Url}: {response.Status}");
    }

    public IPage Page { get; }

    /// <summary>The tab that is shown.</summary>
    public ILocator Shown => Page.Locator("[role=tabpanel]:not([hidden])");

    public async Task GoToAsync(string address)
    {
        await Page.GotoAsync(address);
        await Shown.WaitForAsync();
    }

    public async Task OpenTabAsync(string name) => await Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    /// <summary>The number of steps that a network has made.</summary>
    public async Task<int> StepsAsync(string optimizer) =>
        int.Parse(await Page.Locator($".racer.optimizer-{optimizer} .steps").InnerTextAsync(), CultureInfo.InvariantCulture);

    /// <summary>The loss that the page shows for a network.</summary>
    public async Task<float> LossAsync(string optimizer) =>
        float.Parse(await Page.Locator($".racer.optimizer-{optimizer} .loss").InnerTextAsync(), CultureInfo.InvariantCulture);

    /// <summary>Waits until a network has made some number of steps.</summary>
    public async Task WaitForStepsAsync(string optimizer, int steps)
    {
        // Not WaitForFunctionAsync: the page does not allow evaluation of texts.
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await StepsAsync(optimizer) < steps)
        {
            await Task.Delay(50, timeout.Token);
        }
    }

    public Task<byte[]> ScreenshotAsync(string name) => Page.ScreenshotAsync(
        new() { Path = Path.Combine(PublishedPage.Screenshots, name + ".png"), FullPage = true });

    /// <summary>Fails on what axe calls serious or critical.</summary>
    public async Task AssertAccessibleAsync()
    {
        AxeResult result = await Page.RunAxe();
        string[] found =
        [
            .. result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes
                    .Select(node => $"{violation.Id} ({violation.Impact}): {violation.Help}: {node.Html}")),
        ];
        Assert.Empty(found);
    }

    public void AssertNoErrors()
    {
        lock (_errors)
        {
            Assert.Empty(_errors);
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    // Events come from Playwright's own thread.
    private void AddIf(bool isError, string text)
    {
        if (isError)
        {
            lock (_errors)
            {
                _errors.Add(text);
            }
        }
    }
}
