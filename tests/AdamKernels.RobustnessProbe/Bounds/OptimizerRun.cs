using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>The optimizers for a program's own parameters: parameters, gradients and states of every length at a protected page.</summary>
internal static class OptimizerRun
{
    private const int MaxLength = 257;
    private const int MaxStates = 3;

    private static readonly Func<Memory<float>, ParameterOptimizer>[] s_all =
    [
        p => new AdamOptimizer(p, weightDecay: 0.01),
        p => new AdamOptimizer(p, amsGrad: true),
        p => new AdamWOptimizer(p),
        p => new NAdamOptimizer(p),
        p => new RAdamOptimizer(p),
        p => new AdamaxOptimizer(p),
        p => new SgdOptimizer(p),
        p => new SgdOptimizer(p, momentum: 0.9, dampening: 0.1),
        p => new SgdOptimizer(p, momentum: 0.9, nesterov: true),
        p => new RmsPropOptimizer(p),
        p => new RmsPropOptimizer(p, centered: true, momentum: 0.5),
        p => new AdagradOptimizer(p),
        p => new AdadeltaOptimizer(p),
        p => new LionOptimizer(p),
    ];

    public static void Run()
    {
        var parameters = new GuardedArray<float>(2 * MaxLength);
        var gradients = new GuardedArray<float>(2 * MaxLength);
        GuardedArray<float>[] states = [.. Enumerable.Range(0, MaxStates).Select(_ => new GuardedArray<float>(2 * MaxLength))];
        for (int i = 0; i < s_all.Length; i++)
        {
            for (int length = 0; length <= MaxLength; length++)
            {
                foreach (Placement placement in Placement.InTurn(length))
                {
                    ParameterOptimizer optimizer = s_all[i](parameters.Take(length, placement));
                    Cases.Begin($"{i}, {optimizer.GetType().Name} of {length}, {placement}");
                    Span<float> gradient = gradients.Take(length, placement).Span;
                    gradient.Fill(0.5f);
                    foreach ((AlignedBuffer state, GuardedArray<float> memory) in States(optimizer).Zip(states))
                    {
                        state.MoveTo(memory, placement);
                    }

                    optimizer.UpdateParameters(gradient);
                    optimizer.UpdateParameters(gradient);
                }
            }
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_states")]
    private static extern ref AlignedBuffer[] States(ParameterOptimizer optimizer);
}
