using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Forward pass of a layer, or with other names the gradient of its inputs.</summary>
internal delegate void ProductKernel(ref float left, ref float w, ref float other, ref float result, nuint rows);

/// <summary>The loss and its gradient.</summary>
internal delegate float LossKernel(ref float y, ref float t, ref float dy, nuint rows);

/// <summary>Gradient and update of a layer's weights; which of inputs and gradients comes first depends on how the weights are stored.</summary>
internal delegate void WeightKernel(ref float first, ref float second, ref float w, ref float m, ref float v, nuint rows, StepScalars scalars);

/// <summary>Gradient and update of a layer's biases.</summary>
internal delegate void BiasKernel(ref float dy, ref float w, ref float m, ref float v, nuint rows, StepScalars scalars);
