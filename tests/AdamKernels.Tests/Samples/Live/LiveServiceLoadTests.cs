using System.Globalization;
using Xunit.Abstractions;

namespace AdamKernels.Tests.Samples.Live;

/// <summary>The load that the sample puts on a service of its own over loopback.</summary>
[Trait("Category", "Slow")]
public sealed class LiveServiceLoadTests(ITestOutputHelper output)
{
    private static readonly int s_seconds = SlowTests.IsOnDemand ? 60 : SlowTests.AreOn ? 5 : 1;

    /// <summary>
    /// Fails when predictions are made with the network that learns instead of a lease: two answers of one version then differ. Fails when
    /// a sample is dropped, and when the service does not learn. Times depend on the machine: the bound only finds a service that hangs.
    /// </summary>
    [Fact]
    public void Answers_are_whole_and_no_sample_is_lost()
    {
        SampleProcess load = SampleProcess.Run("LiveService", "--load", s_seconds.ToString(CultureInfo.InvariantCulture));
        Array.ForEach(load.Lines, output.WriteLine);

        Assert.Equal(0, load.Result("mixtures"));
        Assert.Equal(0, load.Result("backward"));
        Assert.Equal(load.Result("accepted"), load.Result("learned"));
        Assert.Equal(load.Result("accepted"), load.Result("service_accepted"));
        Assert.InRange(load.Result("versions"), 10, load.Result("answers") / 2);
        Assert.InRange(load.Result("last_error"), 0, load.Result("first_error") / 3);
        Assert.InRange(load.Result("predict_p99_ms"), 0, 5000);
    }
}
