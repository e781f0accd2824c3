using System.Reflection;
using AdamKernels.RobustnessProbe;
using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>
/// 10,000 random cases of a number that is infinite, not a number, -0, subnormal or as large as a float can be, in every place that a
/// program or a former step can put it. A model of the policy says what must happen.
/// </summary>
/// <remarks>
/// A check that is made after the update, a state that advances with a skipped step, a sum that loses a NaN or an exception that names
/// another sample makes these fail. The message has the seed; <see cref="Replay"/> runs a single one.
/// </remarks>
public class InjectionTests
{
    /// <summary>Cases of each network: all on demand and with the slow tests, every 5th otherwise.</summary>
    private const int Cases = 2_000;

    private const int Stride = 5;

    public static TheoryData<Type> Networks =>
        [typeof(Staged), typeof(Stored), typeof(Tiled), typeof(Divided), typeof(Narrow)];

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Networks))]
    public void The_policy_holds(Type network)
    {
        List<string> failures = [];
        foreach (int seed in SlowTests.Thin(Enumerable.Range(1, Cases), Stride))
        {
            if (Replay(network, (ulong)seed) is { } failure)
            {
                failures.Add(failure);
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed, such as:\n" + string.Join('\n', failures.Take(5)));
    }

    /// <summary>Runs one case.</summary>
    /// <returns>What went wrong; null for nothing.</returns>
    private static string? Replay(Type network, ulong seed) => (string?)typeof(InjectionTests)
        .GetMethod(nameof(ReplayOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(network).Invoke(null, [seed]);

    private static string? ReplayOf<TNetwork>(ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        Injection injection = Injection.Draw(seed, TNetwork.Description);
        Exception? failure = Record.Exception(() => InjectionRun<TNetwork>.Run(injection));
        return failure is null ? null : $"{typeof(TNetwork).Name}, {injection}: {failure.Message}\n{failure.StackTrace}";
    }
}
