namespace AdamKernels.Tests.Training;

internal static class ScalarModels
{
    public static void Predict(this IScalarModel model, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        outputs[0] = model.Of(inputs[0]);

    public static void GetParameters<TModel>(this TModel model, Span<float> destination)
        where TModel : IScalarModel => destination[0] += model.Of(0.5f);
}
