using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace LiveService.Api;

/// <summary>Generated code that reads and writes what the service exchanges.</summary>
/// <remarks>
/// Floats are written so that reading gives the same bits. "NaN" and "Infinity" are read, so that the answer can say where they are.
/// </remarks>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(PredictRequest))]
[JsonSerializable(typeof(PredictResponse))]
[JsonSerializable(typeof(SamplesRequest))]
[JsonSerializable(typeof(SamplesResponse))]
[JsonSerializable(typeof(StateResponse))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ServiceJson : JsonSerializerContext;
