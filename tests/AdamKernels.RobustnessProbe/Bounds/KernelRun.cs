using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>
/// The kernels of a network in training, with every block of memory at a protected page: those of the workspace for each number of rows;
/// parameters, gradients and states as a whole; and, in passes that take them block by block, each block of them.
/// </summary>
/// <typeparam name="TNetwork">A network whose layout can be changed.</typeparam>
internal sealed class KernelRun<TNetwork> : INetworkRun
    where TNetwork : class, INetwork<TNetwork>
{
    private const int Threads = 3;

    private readonly NetworkDescription _description = TNetwork.Description;
    private readonly SpreadLayout _layout = new(typeof(TNetwork), TNetwork.Description);
    private readonly int[] _rowCounts = CountRows();
    private readonly float[] _canonical = new float[TNetwork.Description.ParameterCount];
    private readonly GuardedArray<float>[] _whole =
    [
        .. Enumerable.Range(0, 2 + TNetwork.Description.StateCount)
            .Select(_ => new GuardedArray<float>(TNetwork.Description.BufferLength)),
    ];

    private readonly GuardedArray<float> _pending = new(Math.Max(TNetwork.Description.PendingLength, 1));

    public void Run()
    {
        using var workers = new TrainingWorkers(Threads, SharingRule.Always);
        var network = Samples.CreateNetwork<TNetwork>();
        network.GetParameters(_canonical);
        float[] expected = [.. _rowCounts.Select(rows => Step(new Trainer<TNetwork>(Samples.CreateNetwork<TNetwork>()), rows))];
        foreach (Placement placement in Placement.AtEitherPage)
        {
            Run("whole buffers", placement, expected, [null, workers], RunInWholeBuffers);
        }

        // Gradients of several batches or shards are cleared and added as a whole.
        if (_description is { IsFused: true, Shards: 1 })
        {
            FusedSteps.Require(_description);

            // Threads sum the tiles of a batch first, and then update all parameters.
            TrainingWorkers?[] teams = _description.BatchTile > 0 ? [null] : [null, workers];
            foreach (Placement placement in Placement.AtEitherPage)
            {
                var buffers = new SpreadBuffers(_layout, _description, placement);
                Run("single blocks", placement, expected, teams, (team, _, rows) =>
                    RunInSingleBlocks(buffers.CreateTrainer(network, _canonical, team), rows));
            }
        }
    }

    /// <summary>The numbers of rows; fewer of a large batch, and the largest.</summary>
    private static int[] CountRows()
    {
        const int Small = 20;
        int most = TNetwork.Description.MaxBatchSize;
        IEnumerable<int> all = Enumerable.Range(1, most);
        int stride = VectorPaths.Selected == VectorPath.Scalar ? 37 : 7;
        return most <= Small ? [.. all] : [.. SlowTests.Thin(all, stride).Append(most).Distinct()];
    }

    private void Run(
        string what, Placement placement, float[] expected, TrainingWorkers?[] teams, Func<TrainingWorkers?, Placement, int, float> run)
    {
        foreach ((int rows, float loss) in _rowCounts.Zip(expected))
        {
            _layout.PlaceWorkspace(rows, placement);
            foreach (TrainingWorkers? team in teams)
            {
                string name = $"{typeof(TNetwork).Name}, {what}, {rows} rows, {team?.ThreadCount ?? 1} threads, {placement}";
                Cases.Begin(name);

                // Memory that is not where kernels and runtime both look for it gives another loss.
                float actual = run(team, placement, rows);
                if (actual != loss)
                {
                    throw new InvalidOperationException($"Expected a loss of {loss}, but got {actual}: {name}");
                }
            }
        }
    }

    private float RunInWholeBuffers(TrainingWorkers? team, Placement placement, int rows)
    {
        var trainer = new Trainer<TNetwork>(Samples.CreateNetwork<TNetwork>(), team);
        TrainingBuffers buffers = trainer.GetBuffers();
        foreach ((AlignedBuffer buffer, GuardedArray<float> memory) in buffers.All(_description).Zip(_whole))
        {
            buffer.MoveTo(memory, placement);
        }

        foreach (AlignedBuffer pending in buffers.GetPending())
        {
            pending.MoveTo(_pending, placement);
        }

        _layout.Workspace.Take(buffers.Workspace);
        float loss = Step(trainer, rows);
        Step(trainer, rows);
        trainer.UpdateParameters(Backpropagate(trainer, rows));
        float[] inputs = Samples.Inputs(_description, rows), targets = Samples.Targets(_description, rows);
        trainer.Evaluate(inputs, targets);
        trainer.EvaluateRegression(inputs, targets);
        trainer.Network.Predict(inputs, new float[targets.Length]);
        trainer.Fingerprint();
        return loss;
    }

    /// <summary>Only passes that take parameters block by block: an update from stored gradients does not.</summary>
    private float RunInSingleBlocks(Trainer<TNetwork> trainer, int rows)
    {
        _layout.Workspace.Take(trainer.GetBuffers().Workspace);
        float loss = Step(trainer, rows);
        Step(trainer, rows);
        Backpropagate(trainer, rows);
        return loss;
    }

    private float Step(Trainer<TNetwork> trainer, int rows)
    {
        float loss = trainer.Step(Samples.Inputs(_description, rows), Samples.Targets(_description, rows));
        if (_description.InputGradientStride > 0)
        {
            trainer.GetInputGradients();
        }

        return loss;
    }

    private Gradients Backpropagate(Trainer<TNetwork> trainer, int rows)
    {
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(Samples.Inputs(_description, rows));
        return trainer.Backpropagate(outputs, Samples.Targets(_description, rows));
    }
}
