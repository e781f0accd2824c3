using System.Globalization;
using Microsoft.Playwright;
using Playground.Training.Networks;
using Playground.Training.Plane;
using static Microsoft.Playwright.Assertions;

namespace AdamKernels.Playground.Tests.Browser;

[Collection(BrowserTest.Name)]
[Trait("Category", "Slow")]
public class RaceTests(PublishedPage published)
{
    private static readonly string[] Optimizers = Enum.GetNames<OptimizerKind>();

    [SkippableFact]
    public async Task It_plays_pauses_and_steps_and_losses_fall()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        await page.Page.Locator("#step").ClickAsync();
        Assert.Equal(1, await page.StepsAsync("Adam"));
        float first = await page.LossAsync("Adam");

        await page.Page.Locator("#play").ClickAsync();
        await page.WaitForStepsAsync("Adam", 700);
        await Expect(page.Page.Locator("#play")).ToHaveTextAsync("Pause");
        await Expect(page.Page.Locator("#step")).ToBeDisabledAsync();
        await page.Page.Locator("#play").ClickAsync();
        await Expect(page.Page.Locator("#race-status")).ToContainTextAsync("Paused");
        int paused = await page.StepsAsync("Adam");
        await page.ScreenshotAsync("race-light");
        float lowest = float.PositiveInfinity;
        foreach (string optimizer in Optimizers)
        {
            Assert.Equal(paused, await page.StepsAsync(optimizer));
            float loss = await page.LossAsync(optimizer);
            Assert.InRange(loss, 0, 0.6f * first);
            lowest = Math.Min(lowest, loss);
        }

        // Fails when the status and the networks show losses of other steps or kinds.
        await Expect(page.Page.Locator("#race-status")).ToContainTextAsync($"Paused: {paused} steps.");
        await Expect(page.Page.Locator("#race-status")).ToContainTextAsync(
            string.Create(CultureInfo.InvariantCulture, $"has the lowest loss, {lowest:0.0000}."));

        await page.Page.Locator("#step").ClickAsync();
        Assert.Equal(paused + 1, await page.StepsAsync("Adam"));
        await page.Page.Locator("#restart").ClickAsync();
        Assert.Equal(0, await page.StepsAsync("Adam"));
        page.AssertNoErrors();
    }

    // Fails when the page trains something else than it says: the losses are those of the same race without a browser, to all their digits.
    [SkippableFact]
    public async Task Each_choice_trains_what_it_says()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        foreach (PlaneDataSet set in Enum.GetValues<PlaneDataSet>())
        {
            await page.Page.Locator($"input[name=set][value={set}]").CheckAsync();
            await AssertStepsAsync(page, RaceOptions.Standard with { DataSet = set });
        }

        RaceOptions options = RaceOptions.Standard with { DataSet = PlaneDataSet.Surface };
        foreach (HiddenActivation activation in Enum.GetValues<HiddenActivation>())
        {
            await page.Page.Locator("#activation").SelectOptionAsync($"{activation}");
            await AssertStepsAsync(page, options = options with { Activation = activation });
        }

        await page.Page.Locator("#batch").SelectOptionAsync("8");
        await AssertStepsAsync(page, options = options with { BatchSize = 8 });
        await page.Page.Locator("#seed").FillAsync("77");
        await page.Page.Locator("#seed").BlurAsync();
        await AssertStepsAsync(page, options with { Seed = 77 });
        page.AssertNoErrors();
    }

    [SkippableFact]
    public async Task Each_optimizer_has_its_rate_and_its_switch()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        await page.Page.GetByLabel("train Adam").UncheckAsync();
        await page.Page.GetByLabel("Rate of SGD").SelectOptionAsync("10");
        await page.Page.Locator("#play").ClickAsync();
        await page.WaitForStepsAsync("Momentum", 100);
        await page.Page.Locator("#play").ClickAsync();
        await Expect(page.Page.Locator(".racer.optimizer-Sgd .loss")).ToHaveTextAsync("diverged");
        Assert.Equal(0, await page.StepsAsync("Adam"));
        Assert.True(await page.StepsAsync("RmsProp") >= 100);
        page.AssertNoErrors();
    }

    [SkippableFact]
    public async Task The_keyboard_reaches_everything()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        IKeyboard keyboard = page.Page.Keyboard;
        await keyboard.PressAsync("Space");
        await page.WaitForStepsAsync("Adam", 20);
        await keyboard.PressAsync("Space");
        await Expect(page.Page.Locator("#race-status")).ToContainTextAsync("Paused");

        // From control to control, in the order of the page, and no further than there are controls.
        var reached = new List<string>();
        for (int i = 0; i < 17; i++)
        {
            await keyboard.PressAsync("Tab");
            reached.Add(await page.Page.EvaluateAsync<string>(
                "document.activeElement.id || document.activeElement.name || document.activeElement.type"));
        }

        string[] expected =
        [
            "tab-Race", "set", "activation", "batch", "seed", "play", "step", "restart",
            .. Enumerable.Repeat((string[])["checkbox", "select-one"], 4).SelectMany(controls => controls),
        ];
        Assert.Equal(expected, reached.Take(expected.Length));

        // The space bar presses the button that has the focus, once.
        await page.Page.Locator("#step").FocusAsync();
        int steps = await page.StepsAsync("Adam");
        await keyboard.PressAsync("Space");
        Assert.Equal(steps + 1, await page.StepsAsync("Adam"));
        await Expect(page.Page.Locator("#play")).ToHaveTextAsync("Play");

        await page.Page.Locator("#tab-Race").FocusAsync();
        await keyboard.PressAsync("ArrowRight");
        await Expect(page.Page.Locator("#tab-Digits")).ToBeFocusedAsync();
        await Expect(page.Page.Locator("#panel-Digits")).ToBeVisibleAsync();
        await keyboard.PressAsync("End");
        await Expect(page.Page.Locator("#panel-Bits")).ToBeVisibleAsync();
        page.AssertNoErrors();
    }

    private static async Task AssertStepsAsync(OpenPage page, RaceOptions options)
    {
        var race = new Race(options);
        for (int step = 0; step < 3; step++)
        {
            await page.Page.Locator("#step").ClickAsync();
            race.Step();
        }

        foreach (Racer racer in race.Racers)
        {
            await Expect(page.Page.Locator($".racer.optimizer-{racer.Optimizer} .loss")).ToHaveTextAsync(
                racer.Loss.ToString("0.0000", CultureInfo.InvariantCulture));
        }
    }
}
