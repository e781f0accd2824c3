namespace AdamKernels.Tests.Training;

/// <summary>The library's error for a missing generator stays out of the way of a program's own extension methods: otherwise this does not compile.</summary>
public class MissingGeneratorTests
{
    [Fact]
    public void Extension_methods_of_the_programs_own_fit_better()
    {
        var outputs = new float[1];
        var model = new Doubling();
        model.Predict([3f], outputs);
        model.GetParameters(outputs.AsSpan());

        Assert.Equal([7f], outputs);
    }
}

internal interface IScalarModel
{
    float Of(float x);
}

internal sealed class Doubling : IScalarModel
{
    public float Of(float x) => 2 * x;
}

internal static class ScalarModels
{
    public static void Predict(this IScalarModel model, ReadOnlySpan<float> inputs, Span<float> outputs) => outputs[0] = model.Of(inputs[0]);

    public static void GetParameters<TModel>(this TModel model, Span<float> destination)
        where TModel : IScalarModel => destination[0] += model.Of(0.5f);
}
