using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>
/// Makes calls of kernels in emitted code, where they are internal: nobody but this measurement calls one alone. Which parameters a kernel
/// has, and in which order, depends on the layer and on the path, so that arguments are found by the parameters' names.
/// </summary>
/// <param name="network">The declared class.</param>
internal sealed class KernelBinder(Type network)
{
    /// <summary>The class of the kernels that this process takes.</summary>
    private readonly Type _kernels = network.Assembly.GetType(
        $"AdamKernels.Generated.{network.FullName!.Replace('+', '.')}.EmittedKernels.{VectorPaths.Selected}Kernels")
        ?? throw new InvalidOperationException($"{network.Name} has no kernels for {VectorPaths.Selected} under the name expected here.");

    /// <summary>Makes a call.</summary>
    /// <param name="name">The kernel's name with the number of the layer.</param>
    /// <param name="arguments">What it is called with; may have more than the kernel takes.</param>
    public Action Bind(string name, KernelArguments arguments)
    {
        MethodInfo kernel = _kernels.GetMethod(name, BindingFlags.Static | BindingFlags.Public)
            ?? throw new InvalidOperationException(
                $"{_kernels.Name} has no kernel {name}: the generator emits something else than is measured here.");

        // The call's target keeps the buffers alive, whose addresses are constants of its code.
        var call = new DynamicMethod(name, typeof(void), [typeof(KernelArguments)], typeof(KernelBinder).Module, skipVisibility: true);
        ILGenerator code = call.GetILGenerator();
        ParameterInfo[] parameters = kernel.GetParameters();
        foreach (ParameterInfo parameter in parameters)
        {
            Load(code, parameter, arguments);
        }

        // By address: the just-in-time compiler would otherwise put small kernels into the call, and what it makes of them there is
        // another code, at times half as fast, than the one that training runs.
        code.Emit(OpCodes.Ldc_I8, (long)kernel.MethodHandle.GetFunctionPointer());
        code.Emit(OpCodes.Conv_I);
        Type[] types = Array.ConvertAll(parameters, parameter => parameter.ParameterType);
        code.EmitCalli(OpCodes.Calli, CallingConventions.Standard, kernel.ReturnType, types, optionalParameterTypes: null);
        if (kernel.ReturnType != typeof(void))
        {
            code.Emit(OpCodes.Pop);
        }

        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Action>(arguments);
    }

    private static void Load(ILGenerator code, ParameterInfo parameter, KernelArguments arguments)
    {
        string name = parameter.Name!;
        if (parameter.ParameterType == typeof(float).MakeByRefType() && arguments.References.TryGetValue(name, out var reference))
        {
            code.Emit(OpCodes.Ldc_I8, (long)AddressOf(reference.Buffer, reference.Offset));
            code.Emit(OpCodes.Conv_I);
        }
        else if (name == "rows" && parameter.ParameterType == typeof(nuint))
        {
            code.Emit(OpCodes.Ldc_I8, (long)arguments.Rows);
            code.Emit(OpCodes.Conv_U);
        }
        else if (name == "divisor" && parameter.ParameterType == typeof(double))
        {
            code.Emit(OpCodes.Ldc_R8, (double)arguments.Rows);
        }
        else if (parameter.ParameterType == typeof(Portion))
        {
            code.Emit(OpCodes.Call, typeof(Portion).GetProperty(nameof(Portion.Whole))!.GetMethod!);
        }
        else if (name == "scalars" && parameter.ParameterType == typeof(StepScalars))
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Call, typeof(KernelArguments).GetProperty(nameof(KernelArguments.Scalars))!.GetMethod!);
        }
        else
        {
            throw new InvalidOperationException($"{parameter.Member.Name} has a parameter {name} that is not known here.");
        }
    }

    /// <summary>Aligned buffers are never moved.</summary>
    private static unsafe nint AddressOf(AlignedBuffer buffer, int offset) => (nint)Unsafe.AsPointer(ref buffer.Span[offset]);
}
