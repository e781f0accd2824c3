namespace AdamKernels.Tests.Training;

/// <summary>Asserts that a bad call is refused before anything changes.</summary>
internal static class Refusal
{
    /// <summary>The call throws, the message contains some texts, and parameters, optimizer state and step count are as before.</summary>
    public static TException Assert<TException, TNetwork>(Trainer<TNetwork> trainer, Action call, params string[] texts)
        where TException : Exception
        where TNetwork : class, INetwork<TNetwork>
    {
        int[][] before = Bits.Of(trainer);
        long steps = trainer.StepCount;
        double rate = trainer.LearningRate;

        TException exception = Xunit.Assert.Throws<TException>(call);

        Xunit.Assert.All(texts, text => Xunit.Assert.Contains(text, exception.Message));
        Xunit.Assert.Equal(before, Bits.Of(trainer));
        Xunit.Assert.Equal((steps, rate), (trainer.StepCount, trainer.LearningRate));
        return exception;
    }
}
