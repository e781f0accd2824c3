namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Files with parameters that are infinite or not a number.</summary>
public sealed class NonFiniteFileTests
{
    private const string Header =
        """{"0.weight":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},"0.bias":{"dtype":"F32","shape":[1],"data_offsets":[16,20]}}""";

    /// <summary>Values, and how the message shows them. The last is finite as a double, and not as a float.</summary>
    public static TheoryData<double, string> Values => new()
    {
        { double.NaN, "NaN" },
        { double.PositiveInfinity, "Infinity" },
        { double.NegativeInfinity, "-Infinity" },
        { 1e300, "Infinity" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void They_are_refused_unless_the_options_allow_them(double value, string text)
    {
        byte[] file = HandMade.Set(HandMade.File(Header, 20), "0.weight", value, index: 1);
        var subject = new LoadSubject<TwoToOne>(new Trainer<TwoToOne>(new TwoToOne(seed: 1)), isCheckpoint: false);
        subject.AssertRefuses(file, $"Expected finite values in \"0.weight\", but the one at index 1 is {text} as a float");

        var parameters = new float[TwoToOne.ParameterCount];
        var options = new NetworkFileOptions { AllowNonFinite = true };
        TwoToOne loaded = TwoToOne.Load(file, options);
        loaded.GetParameters(parameters);
        Assert.Equal(BitConverter.SingleToInt32Bits((float)value), BitConverter.SingleToInt32Bits(parameters[1]));

        using var saved = new MemoryStream();
        loaded.Save(saved, options);
        TwoToOne.Load(saved.ToArray(), options).GetParameters(parameters);
        Assert.Equal(BitConverter.SingleToInt32Bits((float)value), BitConverter.SingleToInt32Bits(parameters[1]));
        Assert.Throws<CheckpointException>(() => loaded.Save(Stream.Null));
    }

    [Fact]
    public void A_checkpoint_follows_the_policy_of_the_trainer()
    {
        byte[] file = HandMade.Set(Subjects.CheckpointOf(new TwoToOne(seed: 2)), "0.bias", float.NaN);
        var trainer = new Trainer<TwoToOne>(new TwoToOne(seed: 1));
        new LoadSubject<TwoToOne>(trainer, isCheckpoint: true).AssertRefuses(file, "Expected finite values in \"0.bias\"");
        trainer.NonFinitePolicy = NonFinitePolicy.Allow;
        trainer.LoadCheckpoint(file);
        Assert.Equal(file.Length, trainer.SaveCheckpoint(new byte[trainer.GetCheckpointLength()]));
        trainer.NonFinitePolicy = NonFinitePolicy.Throw;
        CheckpointException error = Assert.Throws<CheckpointException>(() => trainer.SaveCheckpoint(Stream.Null));
        Assert.Equal("Expected finite parameters to save, but in \"0.bias\" the one at index 0 is NaN.", error.Message);
    }
}
