using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using LiveService.Api;

namespace LiveService.Load;

/// <summary>Calls the service.</summary>
internal sealed class ServiceClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public void Dispose() => _http.Dispose();

    public async Task<PredictResponse> PredictAsync(float[][] inputs)
    {
        using HttpResponseMessage response = await PostAsync("/predict", new PredictRequest(inputs), ServiceJson.Default.PredictRequest);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(ServiceJson.Default.PredictResponse))!;
    }

    /// <returns>
    /// How long to wait before the samples are posted again, as the service asks for if its queue is full; null if they were accepted.
    /// </returns>
    public async Task<TimeSpan?> PostSamplesAsync(float[][] inputs, float[][] targets)
    {
        using HttpResponseMessage response =
            await PostAsync("/samples", new SamplesRequest(inputs, targets), ServiceJson.Default.SamplesRequest);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return response.Headers.RetryAfter!.Delta;
        }

        response.EnsureSuccessStatusCode();
        return null;
    }

    public async Task<StateResponse> GetStateAsync() => (await _http.GetFromJsonAsync("/state", ServiceJson.Default.StateResponse))!;

    public async Task<bool> IsReadyAsync()
    {
        using HttpResponseMessage response = await _http.GetAsync("/health/ready");
        return response.IsSuccessStatusCode;
    }

    /// <remarks>The body is composed first: its length is known, and it is sent at once.</remarks>
    private Task<HttpResponseMessage> PostAsync<T>(string path, T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new("application/json");
        return _http.PostAsync(path, content);
    }
}
