using System.Diagnostics;
using Playground.Training.SameBits;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace AdamKernels.Playground.Tests.Browser;

[Collection(BrowserTest.Name)]
[Trait("Category", "Slow")]
public class BitsTests(PublishedPage published, ITestOutputHelper output)
{
    // Fails when a multiply-add in software, the order of a sum or a function differs in one bit between a browser and this process.
    [SkippableFact]
    public async Task A_browser_computes_the_bits_of_this_process()
    {
        BrowserTest.SkipIfNotPossible();
        await using OpenPage page = await published.OpenAsync();
        await page.OpenTabAsync("Same bits");
        await page.Page.Locator("#check").ClickAsync();
        var time = Stopwatch.StartNew();
        await Expect(page.Page.Locator("#bits-status")).ToContainTextAsync(
            $"{FixedRun.All.Count} of {FixedRun.All.Count} networks have the same bits", new() { Timeout = 300_000 });
        output.WriteLine($"{await page.Page.Locator("#bits-status").InnerTextAsync()} {time.Elapsed}");
        await page.ScreenshotAsync("bits-light");
        foreach (FixedRun run in FixedRun.All)
        {
            string here = run.Train();
            Microsoft.Playwright.ILocator row = page.Page.Locator("tbody tr", new() { HasText = run.Name });
            await Expect(row.Locator("code").First).ToHaveAttributeAsync("title", here);
            await Expect(row.Locator("td").Last).ToHaveTextAsync("✓ yes");
        }

        page.AssertNoErrors();
    }
}
