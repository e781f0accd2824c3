using System.Buffers;
using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Persistence.Damage;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence.Fingerprints;

/// <summary>
/// Fingerprints cover what a checkpoint holds, and nothing else. That they are equal on all paths, for all numbers of threads and for the
/// four calls is tested with everything else that <see cref="TrainingRun"/> hashes.
/// </summary>
public sealed class FingerprintTests
{
    /// <summary>Every layout, and rows that are longer than what is hashed at a time.</summary>
    public static TheoryData<string> NetworkNames => [.. Types.Select(type => type.Name)];

    private static IEnumerable<Type> Types =>
        NetworkTypes.In(typeof(Control).Assembly).Concat([typeof(LargeDigits), typeof(WideLayers), typeof(WideInputs)]);

    /// <summary>
    /// The fingerprint of a trainer is what follows from the bytes of its checkpoint. Fails when padding or the layout has an influence,
    /// and when a tensor is missing or comes at another place.
    /// </summary>
    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Follows_from_the_checkpoint(string name) =>
        Generic.Call(nameof(CheckCheckpoint), Types.Single(type => type.Name == name), typeof(FingerprintTests));

    /// <summary>Fails when the fingerprint of a network leaves parameters out.</summary>
    [Fact]
    public void Every_parameter_of_a_network_counts()
    {
        var network = new Control(seed: 1);
        ulong expected = network.Fingerprint();
        var parameters = new float[Control.ParameterCount];
        for (int i = 0; i < parameters.Length; i++)
        {
            network.GetParameters(parameters);
            parameters[i] = MathF.BitIncrement(parameters[i]);
            network.SetParameters(parameters);
            Assert.NotEqual(expected, network.Fingerprint());
            parameters[i] = MathF.BitDecrement(parameters[i]);
            network.SetParameters(parameters);
        }

        Assert.Equal(expected, network.Fingerprint());
    }

    /// <summary>
    /// The lowest bit of every value of a checkpoint that has everything, but for the position in a Fit. Fails when a part is not hashed.
    /// </summary>
    [Fact]
    public void Every_bit_counts()
    {
        Trainer<Everything> trainer = Subjects.TrainerInFit();
        byte[] checkpoint = Subjects.Checkpoint;
        trainer.LoadCheckpoint(checkpoint);
        ulong expected = trainer.Fingerprint();
        TensorFile file = TensorFile.Parse(checkpoint);
        int changes = 0;
        foreach (TensorEntry tensor in file.Tensors.Where(tensor => !IsOfFit(tensor.Name)))
        {
            for (long at = file.GetPosition(tensor); at < file.GetPosition(tensor) + tensor.End - tensor.Begin; at += tensor.Type.Size)
            {
                byte[] changed = [.. checkpoint];
                changed[at] ^= 1;
                if (TryLoad(trainer, HandMade.Seal(changed)))
                {
                    Assert.True(expected != trainer.Fingerprint(), $"{tensor.Name}, byte {at}");
                    changes++;
                }
            }
        }

        Assert.True(changes > 100, $"{changes} changes");
        trainer.LoadCheckpoint(checkpoint);
        Assert.Equal(expected, trainer.Fingerprint());
    }

    /// <summary>Fails when a standardization is not hashed.</summary>
    [Fact]
    public void Standardizations_count()
    {
        TiledCurve network = new TiledCurve(seed: 1).WithIdentityScale();
        var trainer = new Trainer<TiledCurve>(network);
        (ulong networkBefore, ulong trainerBefore) = (network.Fingerprint(), trainer.Fingerprint());

        network.TargetStandardization = new Standardization([0], [MathF.BitIncrement(1)]);

        Assert.NotEqual(networkBefore, network.Fingerprint());
        Assert.NotEqual(trainerBefore, trainer.Fingerprint());
    }

    /// <summary>Padding may hold anything. Fails when whole buffers are hashed.</summary>
    [Fact]
    public void Padding_does_not_count()
    {
        var network = new Control(seed: 1);
        ulong before = network.Fingerprint();
        var canonical = new float[Control.ParameterCount];
        network.GetParameters(canonical);
        AlignedBuffer buffer = ((INetwork<Control>)network).Parameters;

        buffer.Span.Fill(float.NaN);
        foreach (ParameterBlock block in Descriptions.DescriptionOf<Control>().Blocks)
        {
            block.CopyFrom(canonical, buffer.Span);
            canonical = canonical[block.Count..];
        }

        Assert.Contains(buffer.Span.ToArray(), float.IsNaN);
        Assert.Equal(before, network.Fingerprint());
    }

    /// <summary>A Fit and a loop with the same batches have the same fingerprints. Fails when the position in a Fit is hashed.</summary>
    [Fact]
    public void A_fit_and_a_loop_agree()
    {
        Batch batch = Batch.For<WithAccumulation>(rows: 8);
        var loop = new Trainer<WithAccumulation>(new WithAccumulation(seed: 1));
        var fit = new Trainer<WithAccumulation>(new WithAccumulation(seed: 1));
        var expected = new List<ulong>();
        for (int step = 0; step < 3; step++)
        {
            loop.Step(batch.Inputs, batch.Targets);
            expected.Add(loop.Fingerprint());
        }

        var actual = new List<ulong>();
        float[] inputs = [.. batch.Inputs, .. batch.Inputs, .. batch.Inputs];
        float[] targets = [.. batch.Targets, .. batch.Targets, .. batch.Targets];
        fit.Fit(inputs, targets, new FitOptions { Shuffle = false, StepCompleted = _ => actual.Add(fit.Fingerprint()) });

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Allocates_nothing()
    {
        Batch batch = Batch.For<WithAccumulation>(rows: 8);
        var trainer = new Trainer<WithAccumulation>(new WithAccumulation(seed: 1));
        ulong sum = 0;
        Allocations.AssertNone(
            () =>
            {
                trainer.Step(batch.Inputs, batch.Targets);
                sum += trainer.Fingerprint() + trainer.Network.Fingerprint();
            },
            calls: 300);
        Assert.NotEqual(0UL, sum);
    }

    /// <summary>Fails when a fingerprint is taken of a step that is not finished.</summary>
    [Fact]
    public void A_step_that_has_not_ended_has_no_fingerprint()
    {
        Batch batch = Batch.For<Control>(rows: 4);
        var trainer = new Trainer<Control>(new Control(seed: 1));

        Assert.Throws<InvalidOperationException>(() => trainer.Step(batch.Inputs, (_, _) => (float)trainer.Fingerprint()));
    }

    private static void CheckCheckpoint<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = (TNetwork)Activator.CreateInstance(typeof(TNetwork), 7UL)!;
        var trainer = new Trainer<TNetwork>(network.WithIdentityScale());
        for (ulong step = 0; step < 2; step++)
        {
            trainer.Step(RandomSamples.Inputs(TNetwork.Description, 1, step), RandomSamples.Targets(TNetwork.Description, 1, step));
        }

        var writer = new ArrayBufferWriter<byte>();
        trainer.SaveCheckpoint(writer);
        byte[] bytes = writer.WrittenSpan.ToArray();
        TensorFile file = TensorFile.Parse(bytes);
        var expected = new XxHash64();
        foreach ((ScaleMetadata scale, int width) in
            new[] { (ScaleMetadata.Inputs, network.InputCount), (ScaleMetadata.Targets, network.OutputCount) })
        {
            foreach (string text in new[] { scale.MeansName, scale.DeviationsName })
            {
                float[] numbers = file.Metadata.GetNumbers(bytes, text, width) ?? [];
                expected.Append(XxHash64.Of([.. numbers.SelectMany(BitConverter.GetBytes)]));
            }
        }

        foreach (TensorEntry tensor in file.Tensors.OrderBy(tensor => tensor.Begin))
        {
            expected.Append(XxHash64.Of(file.GetBytes(bytes, tensor)));
        }

        Assert.Equal(expected.Value, trainer.Fingerprint());

        // Another trainer that goes on from there.
        var other = new Trainer<TNetwork>(((TNetwork)Activator.CreateInstance(typeof(TNetwork), 8UL)!).WithIdentityScale());
        Assert.NotEqual(expected.Value, other.Fingerprint());
        other.LoadCheckpoint(bytes);
        Assert.Equal(expected.Value, other.Fingerprint());
        Assert.Equal(network.Fingerprint(), other.Network.Fingerprint());
    }

    private static bool IsOfFit(string tensor) => tensor.StartsWith("fit.", StringComparison.Ordinal)
        || tensor.StartsWith("best.", StringComparison.Ordinal)
        || tensor == "trainer.is_in_fit";

    private static bool TryLoad(Trainer<Everything> trainer, byte[] file)
    {
        try
        {
            trainer.LoadCheckpoint(file);
            return true;
        }
        catch (CheckpointException)
        {
            return false;
        }
    }
}
