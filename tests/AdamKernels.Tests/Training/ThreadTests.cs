using System.Buffers;
using System.Reflection;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>A trainer that two threads use: the second one is refused, and nothing happens to the first.</summary>
public class ThreadTests
{
    private static readonly Batch Set = Batch.For<Regularized>(rows: 5);
    private static readonly int[] Labels = [0, 1, 2, 0, 1];
    private static readonly FitOptions Once = new();

    /// <summary>Every public call. Those for a custom loss are refused before the loss is looked at.</summary>
    private static readonly (string Name, Action<Trainer<Regularized>> Call)[] Calls =
    [
        ("ForwardPropagate", trainer => trainer.ForwardPropagate(Set.Inputs)),
        ("CalculateLoss", trainer => trainer.CalculateLoss(Set.Targets, Set.Targets)),
        ("Backpropagate", trainer => trainer.Backpropagate(Set.Targets, Set.Targets)),
        ("Backpropagate", trainer => trainer.Backpropagate(Set.Targets)),
        ("BackpropagateAndUpdate", trainer => trainer.BackpropagateAndUpdate(Set.Targets)),
        ("UpdateParameters", trainer => trainer.UpdateParameters(default)),
        ("UpdatePending", trainer => trainer.UpdatePending()),
        ("DiscardPending", trainer => trainer.DiscardPending()),
        ("GetInputGradients", trainer => trainer.GetInputGradients()),
        ("Step", trainer => trainer.Step(Set.Inputs, Set.Targets)),
        ("Step", trainer => trainer.Step(Set.Inputs, static (_, _) => 0)),
        ("Step", trainer => trainer.Step(Set.Inputs, 0, static (_, _, _) => 0)),
        ("Fit", trainer => trainer.Fit(Set.Inputs, Set.Targets, Once)),
        ("Fit", trainer => trainer.Fit(Set.Inputs, Set.Targets, Set.Inputs, Set.Targets, Once)),
        ("Fit", trainer => trainer.Fit(new SetSource(Set), Once)),
        ("Fit", trainer => trainer.Fit(new SetSource(Set), Set.Inputs, Set.Targets, Once)),
        ("Evaluate", trainer => trainer.Evaluate(Set.Inputs, Set.Targets)),
        ("EvaluateAverage", trainer => trainer.EvaluateAverage(Set.Inputs, Set.Targets)),
        ("EvaluateClasses", trainer => trainer.EvaluateClasses(Set.Inputs, Labels, new ConfusionMatrix(3))),
        ("EvaluateRegression", trainer => trainer.EvaluateRegression(Set.Inputs, Set.Targets)),
        ("Fingerprint", trainer => trainer.Fingerprint()),
        ("CopyAverageTo", trainer => trainer.CopyAverageTo(trainer.Network)),
        ("ResetAverage", trainer => trainer.ResetAverage()),
        ("WarmUp", trainer => trainer.WarmUp()),
        ("PublishTo", trainer => trainer.PublishTo(null)),
        ("GetCheckpointLength", trainer => trainer.GetCheckpointLength()),
        ("SaveCheckpoint", trainer => trainer.SaveCheckpoint("")),
        ("SaveCheckpoint", trainer => trainer.SaveCheckpoint(Stream.Null)),
        ("SaveCheckpoint", trainer => trainer.SaveCheckpoint(new ArrayBufferWriter<byte>())),
        ("SaveCheckpoint", trainer => trainer.SaveCheckpoint(new byte[1])),
        ("SaveCheckpointAsync", trainer => trainer.SaveCheckpointAsync(Stream.Null).GetAwaiter().GetResult()),
        ("LoadCheckpoint", trainer => trainer.LoadCheckpoint("")),
        ("LoadCheckpoint", trainer => trainer.LoadCheckpoint(Stream.Null)),
        ("LoadCheckpoint", trainer => trainer.LoadCheckpoint(new byte[1])),
        ("LoadCheckpointAsync", trainer => trainer.LoadCheckpointAsync(Stream.Null).GetAwaiter().GetResult()),
    ];

    private readonly Trainer<Regularized> _trainer = new(new Regularized(seed: 1));

    /// <summary>Fails for a call that is new and not in the list.</summary>
    [Fact]
    public void Every_public_call_is_tried()
    {
        IEnumerable<string> names = typeof(Trainer<Regularized>)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName)
            .Select(method => method.Name)
            .Where(name => name != nameof(ToString)); // Reads numbers that are whole at any time; a debugger must not be refused.

        Assert.Equal(names.Order(), Calls.Select(call => call.Name).Order());
    }

    [Fact]
    public void A_call_while_another_thread_is_in_one_is_refused()
    {
        var undisturbed = new Trainer<Regularized>(new Regularized(seed: 1));
        undisturbed.Fit(Set.Inputs, Set.Targets, Once);
        var refusals = new List<(string Name, Exception? Exception)>();

        _trainer.Fit(Set.Inputs, Set.Targets, new FitOptions
        {
            StepCompleted = _ => OnAnotherThread(() =>
            {
                foreach ((string name, Action<Trainer<Regularized>> call) in Calls)
                {
                    refusals.Add((name, Record.Exception(() => call(_trainer))));
                }
            }),
        });

        Assert.Equal(Calls.Length, refusals.Count);
        Assert.All(
            refusals, refusal => Assert.Contains("its own trainer", Assert.IsType<InvalidOperationException>(refusal.Exception).Message));
        Assert.Equal(Bits.Of(undisturbed), Bits.Of(_trainer));
    }

    /// <summary>A call that is over, whether it returned or threw, leaves the trainer to the next thread.</summary>
    [Fact]
    public void Threads_may_take_turns()
    {
        _trainer.Step(Set.Inputs, Set.Targets);
        foreach ((_, Action<Trainer<Regularized>> call) in Calls)
        {
            Record.Exception(() => call(_trainer));
            Assert.Null(OnAnotherThread(() => _trainer.Step(Set.Inputs, Set.Targets)));
        }

        Assert.Throws<ArgumentException>(() => _trainer.Step(Set.Inputs, [1f]));
        Assert.Throws<NonFiniteLossException>(() => _trainer.Step(new float[7], [float.NaN, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _trainer.Fit(Set.Inputs, Set.Targets, new FitOptions { Epochs = 0 }));
        Assert.Null(OnAnotherThread(() => _trainer.Step(Set.Inputs, Set.Targets)));
    }

    /// <summary>In a process of its own, which two threads in one batch kill: they read beyond its end.</summary>
    [Fact]
    public async Task Two_threads_that_train_at_once_do_not_end_the_process()
    {
        string[] lines = await ChildProcess.RunAsync("", "threads");

        Assert.Contains("its own trainer", Assert.Single(lines[1..]));
    }

    private static Exception? OnAnotherThread(Action action)
    {
        Exception? exception = null;
        var thread = new Thread(() => exception = Record.Exception(action));
        thread.Start();
        thread.Join();
        return exception;
    }
}
