namespace AdamKernels.Playground.Tests.Browser;

/// <summary>All tests in a browser share one published page, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTest : ICollectionFixture<PublishedPage>
{
    public const string Name = "Browser";

    public static void SkipIfNotPossible()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Skip.If(Chromium.ExecutablePath is null, Chromium.Reason);
    }
}
