using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Memory for parameters, gradients and states of a network, in which each block is at a protected page.</summary>
internal sealed class SpreadBuffers
{
    private readonly NetworkDescription _description;
    private readonly Arena[] _arenas;

    public SpreadBuffers(SpreadLayout layout, NetworkDescription description, Placement placement)
    {
        _description = description;
        _arenas = [.. Enumerable.Range(0, 2 + description.StateCount).Select(_ => layout.CreateParameters())];
        layout.PlaceParameters(_arenas[0], placement);
    }

    /// <summary>A trainer of a network with given parameters, both in this memory.</summary>
    public Trainer<TNetwork> CreateTrainer<TNetwork>(TNetwork network, float[] canonical, TrainingWorkers? team)
        where TNetwork : class, INetwork<TNetwork>
    {
        // A new trainer copies whole buffers. They have protected pages only from then on.
        int length = _arenas[0].Length;
        network.Parameters.MoveTo(GC.AllocateArray<float>(length, pinned: true), 0, length);
        var trainer = new Trainer<TNetwork>(network, team);
        TrainingBuffers buffers = trainer.GetBuffers();
        foreach ((AlignedBuffer buffer, Arena arena) in buffers.All(_description).Zip(_arenas))
        {
            arena.Take(buffer);
        }

        CopyParameters(canonical, buffers.Parameters);
        if (_description.AverageState >= 0)
        {
            CopyParameters(canonical, buffers.State(_description.AverageState));
        }

        return trainer;
    }

    private void CopyParameters(ReadOnlySpan<float> canonical, AlignedBuffer buffer)
    {
        foreach (ParameterBlock block in _description.Blocks)
        {
            block.CopyFrom(canonical, buffer.Span);
            canonical = canonical[block.Count..];
        }
    }
}
