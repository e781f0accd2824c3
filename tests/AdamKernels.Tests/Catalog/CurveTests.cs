using System.Reflection;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Catalog;

/// <summary>Losses and parameters of 60 steps stay near those of the same training in double: activation × loss × optimizer.</summary>
/// <remarks>
/// A derivative that is off, a gradient of a loss that is not that of its value, and a state that is not carried on make these fail;
/// <see cref="TrainingCurveTests"/> shows that the tolerance tells a hyper-parameter from a slightly different one.
/// </remarks>
public class CurveTests
{
    public static TheoryData<string> Names => [.. CurveNetworks.All.Keys];

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Names))]
    public void Training_stays_with_the_reference(string name)
    {
        Type type = CurveNetworks.Types.Single(type => type.Name == name);
        try
        {
            typeof(TrainingCurve)
                .GetMethod(nameof(TrainingCurve.Compare))!
                .MakeGenericMethod(type)
                .Invoke(null, [Activator.CreateInstance(type, 1UL), CurveNetworks.All[name].Oracle()]);
        }
        catch (TargetInvocationException exception)
        {
            Assert.Fail(exception.InnerException!.Message);
        }
    }
}
