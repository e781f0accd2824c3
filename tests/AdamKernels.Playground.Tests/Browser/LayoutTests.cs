using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace AdamKernels.Playground.Tests.Browser;

[Collection(BrowserTest.Name)]
[Trait("Category", "Slow")]
public class LayoutTests(PublishedPage published, ITestOutputHelper output)
{
    private static readonly string[] Tabs = ["Race", "Draw a digit", "Same bits"];

    public static TheoryData<string, ColorScheme, int, int> Screens => new()
    {
        { "desktop-light", ColorScheme.Light, 1280, 1000 },
        { "desktop-dark", ColorScheme.Dark, 1280, 1000 },
        { "phone-light", ColorScheme.Light, 390, 844 },
        { "phone-dark", ColorScheme.Dark, 390, 844 },
    };

    [SkippableTheory]
    [MemberData(nameof(Screens))]
    public async Task Every_tab_is_accessible_and_fits_the_screen(string name, ColorScheme scheme, int width, int height)
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 500,
        });
        await page.Page.Locator("#play").ClickAsync();
        await page.WaitForStepsAsync("Adam", 300);
        await page.Page.Locator("#play").ClickAsync();
        foreach (string tab in Tabs)
        {
            await page.OpenTabAsync(tab);
            if (tab == "Draw a digit")
            {
                await Expect(page.Page.Locator("#digit-status")).ToContainTextAsync("Learned", new() { Timeout = 120_000 });
            }

            await page.ScreenshotAsync($"{name}-{tab.ToLowerInvariant().Replace(' ', '-')}");
            await page.AssertAccessibleAsync();
            Assert.Equal(width, await page.Page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        }

        output.WriteLine($"Screenshots: {PublishedPage.Screenshots}");
        page.AssertNoErrors();
    }

    [SkippableFact]
    public async Task Dark_pages_have_dark_surfaces()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.InRange(await BrightnessAsync(page), 200, 255);

        // Fails when the surface keeps the colors with which the page began.
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await BrightnessAsync(page) > 100)
        {
            await Task.Delay(50, timeout.Token);
        }

        page.AssertNoErrors();
    }

    // Fails when a page that should move little draws a surface in every frame.
    [SkippableFact]
    public async Task Less_motion_draws_less_often()
    {
        BrowserTest.SkipIfNotPossible();
        int usual = await DrawingsAsync(ReducedMotion.NoPreference), calm = await DrawingsAsync(ReducedMotion.Reduce);
        output.WriteLine($"{usual} drawings, {calm} with less motion");
        Assert.True(calm < usual, $"Expected fewer drawings with less motion than {usual}, but got {calm}.");
    }

    private static async Task<int> BrightnessAsync(OpenPage page) => await page.Page.EvaluateAsync<int>("""
        () => {
            const canvas = document.querySelector('.racer canvas');
            const bytes = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            return Math.round(bytes.reduce((sum, byte, i) => sum + (i % 4 < 3 ? byte : 0), 0) / (bytes.length * 3 / 4));
        }
        """);

    /// <summary>How often a surface is drawn during 300 steps.</summary>
    private async Task<int> DrawingsAsync(ReducedMotion motion)
    {
        await using OpenPage page = await published.OpenAsync(new() { ReducedMotion = motion });
        await page.Page.EvaluateAsync("""
            () => {
                const put = CanvasRenderingContext2D.prototype.putImageData;
                window.drawings = 0;
                CanvasRenderingContext2D.prototype.putImageData = function (...given) { window.drawings++; return put.apply(this, given); };
            }
            """);
        await page.Page.Locator("#play").ClickAsync();
        await page.WaitForStepsAsync("Adam", 300);
        int drawings = await page.Page.EvaluateAsync<int>("window.drawings");
        page.AssertNoErrors();
        return drawings;
    }
}
