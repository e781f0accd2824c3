using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdamKernels.Playground.Tests.Browser;

[Collection(BrowserTest.Name)]
[Trait("Category", "Slow")]
public class DigitTests(PublishedPage published)
{
    [SkippableFact]
    public async Task It_reads_a_drawing_and_learns_from_a_correction()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        await LearnAsync(page);
        LocatorBoundingBoxResult pad = (await page.Page.Locator(".pad").BoundingBoxAsync())!;
        IMouse mouse = page.Page.Mouse;
        await MoveAsync(0.25f, 0.2f);
        await mouse.DownAsync();
        await MoveAsync(0.75f, 0.2f);
        await MoveAsync(0.45f, 0.85f);
        await mouse.UpAsync();
        await Expect(page.Page.Locator("#reading")).ToHaveTextAsync("7");
        await page.ScreenshotAsync("digit-light");

        await page.Page.Locator("#is-3").ClickAsync();
        await Expect(page.Page.Locator("#digit-status")).ToContainTextAsync("It reads 3 now.");
        await Expect(page.Page.Locator("#reading")).ToHaveTextAsync("3");
        await page.ScreenshotAsync("digit-corrected");

        await page.Page.Locator("#clear").ClickAsync();
        await Expect(page.Page.Locator("#reading")).ToHaveTextAsync("–");
        await Expect(page.Page.Locator("#is-3")).ToBeDisabledAsync();
        page.AssertNoErrors();

        Task MoveAsync(float x, float y) => mouse.MoveAsync(pad.X + (x * pad.Width), pad.Y + (y * pad.Height), new() { Steps = 8 });
    }

    [SkippableFact]
    public async Task A_digit_is_drawn_and_corrected_by_keyboard()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        await LearnAsync(page);
        await page.Page.Locator(".pad").FocusAsync();
        int top = await page.Page.EvaluateAsync<int>("scrollY");
        await PressAsync("ArrowUp", 6);
        await PressAsync("Enter", 1);
        await PressAsync("ArrowDown", 13);
        await PressAsync("Space", 1);
        await PressAsync("ArrowLeft", 3);
        Assert.Equal(1, await page.Page.Locator(".stroke").CountAsync());
        Assert.Equal(top, await page.Page.EvaluateAsync<int>("scrollY"));
        await Expect(page.Page.Locator("#reading")).ToHaveTextAsync("1");

        // Fails when the pad keeps the focus: whoever has no mouse could not go on.
        await PressAsync("Tab", 1);
        await Expect(page.Page.Locator("#clear")).ToBeFocusedAsync();
        await PressAsync("Tab", 5);
        await Expect(page.Page.Locator("#is-4")).ToBeFocusedAsync();
        await PressAsync("Enter", 1);
        await Expect(page.Page.Locator("#reading")).ToHaveTextAsync("4");

        await page.Page.Locator(".pad").FocusAsync();
        await PressAsync("Delete", 1);
        await Expect(page.Page.Locator(".stroke")).ToHaveCountAsync(0);
        page.AssertNoErrors();

        async Task PressAsync(string key, int times)
        {
            for (int i = 0; i < times; i++)
            {
                await page.Page.Keyboard.PressAsync(key);
            }
        }
    }

    private static async Task LearnAsync(OpenPage page)
    {
        await page.OpenTabAsync("Draw a digit");
        await Expect(page.Page.Locator("#digit-status")).ToContainTextAsync("Learned", new() { Timeout = 120_000 });
    }
}
