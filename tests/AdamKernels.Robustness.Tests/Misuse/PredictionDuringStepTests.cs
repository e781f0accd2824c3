using AdamKernels.RobustnessProbe;

namespace AdamKernels.Robustness.Tests.Misuse;

/// <summary>
/// Predictions of a network while it is trained. They may mix old and new parameters, as INetwork.Predict says, but they neither fail nor
/// disturb the training.
/// </summary>
/// <remarks>Fails when a prediction uses memory of the trainer.</remarks>
public class PredictionDuringStepTests
{
    private const int Steps = 3_000;
    private const int Rows = 19;

    private readonly float[] _inputs = new float[Rows * Staged.InputCount];
    private readonly float[] _targets = new float[Rows * Staged.OutputCount];

    public PredictionDuringStepTests()
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = MathF.Sin(i);
        }
    }

    [Fact]
    public void They_are_finite_and_leave_the_training_alone()
    {
        ulong undisturbed = Train(new Trainer<Staged>(Samples.CreateNetwork<Staged>()));
        var trainer = new Trainer<Staged>(Samples.CreateNetwork<Staged>());
        int predictions = 0;
        bool isOver = false;
        Exception? exception = null;
        var thread = new Thread(() => exception = Record.Exception(() =>
        {
            var outputs = new float[Rows * Staged.OutputCount];
            while (!Volatile.Read(ref isOver) || predictions == 0)
            {
                trainer.Network.Predict(_inputs, outputs);
                Assert.All(outputs, output => Assert.True(float.IsFinite(output)));
                predictions++;
            }
        }));
        thread.Start();
        ulong disturbed = Train(trainer);
        Volatile.Write(ref isOver, true);
        thread.Join();

        Assert.Null(exception);
        Assert.True(predictions > 0);
        Assert.Equal(undisturbed, disturbed);
    }

    private ulong Train(Trainer<Staged> trainer)
    {
        for (int step = 0; step < Steps; step++)
        {
            trainer.Step(_inputs, _targets);
        }

        return trainer.Fingerprint();
    }
}
