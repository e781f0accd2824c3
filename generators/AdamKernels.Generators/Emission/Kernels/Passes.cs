using AdamKernels.Generators.Emission.Activations;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The passes of a layer's stages over stored rows.</summary>
internal static class Passes
{
    public static PassKernel Activate(ActivatePass pass)
    {
        ActivationEmitter activation = ActivationEmitter.For(pass.Layer.Spec.Activation);
        string argument = pass.IsInPlace ? "y" : "x";
        string place = pass.IsInPlace ? ", in place" : ", which are kept for its derivative";
        string sums = $"{(pass.Layer.Spec.IsNormalized ? "normalized " : "")}sums of layer {pass.Layer.Number}";
        return new PassKernel(pass.Name, pass.Layer)
        {
            Summary = $"Applies {activation.Traits.Name} to the {sums}{place}.",
            References = pass.IsInPlace ? ["y"] : ["x", "y"],
            Destination = "y",
            FillsPadding = !activation.Traits.MapsZeroToZero,
            Value = (v, at, _) => activation.Apply(v, v.Load(argument, at)),
        };
    }

    public static PassKernel Differentiate(DifferentiatePass pass)
    {
        ActivationEmitter activation = ActivationEmitter.For(pass.Layer.Spec.Activation);
        string gradient = pass.IsInPlace ? "dx" : "dy";
        string kept = activation.Traits.DerivativeReadsArgument ? "argument" : "result";
        return new PassKernel(pass.Name, pass.Layer)
        {
            Summary =
                $"Multiplies {gradient} by the derivative of layer {pass.Layer.Number}'s {activation.Traits.Name}, where its {kept} is x.",
            References = pass.IsInPlace ? ["x", "dx"] : ["x", "dy", "dx"],
            Destination = "dx",
            Value = (v, at, _) => activation.TimesDerivative(v.Load(gradient, at), v.Load("x", at)),
        };
    }

    public static PassKernel Drop(DropPass pass)
    {
        int number = pass.Layer.Number;
        bool isAdjustable = pass.Layer.Spec.HasAdjustableDropout;
        string fraction = isAdjustable ? Parameter.Fraction.Name : Literal.Double(pass.Layer.Spec.Dropout);
        string amount = isAdjustable ? "a fraction" : Literal.Plain(pass.Layer.Spec.Dropout);
        return new PassKernel(pass.Name, pass.Layer)
        {
            Summary =
                $"Drops {amount} of the values of layer {number} and divides the others by the fraction "
                + "that remains. Their gradients get the same treatment.",
            References = ["x", "y"],
            Scalars = isAdjustable ? [Parameter.Dropout, Parameter.Fraction] : [Parameter.Dropout],
            Constants = v =>
            [
                $"int threshold = dropout.Threshold({fraction});",
                $"int first = dropout.First({number}), second = dropout.Second({number});",
                $"{v.Type} factor = {v.Broadcast($"dropout.Factor({fraction})")};",
            ],
            Destination = "y",
            DependsOnPlace = true,
            Value = (v, at, place) => $"VectorMath.Drop({v.Load("x", at)}, (int){place}, first, second, threshold, factor)",
        };
    }

    public static PassKernel Add(AddPass pass) => new(pass.Name, pass.Layer)
    {
        Summary =
            $"Residual connection of layer {pass.Layer.Number}: sum = y + x, for its inputs and outputs and back for their gradients.",
        References = ["x", "y", "sum"],
        Destination = "sum",
        Value = (v, at, _) => $"({v.Load("y", at)} + {v.Load("x", at)})",
    };
}
