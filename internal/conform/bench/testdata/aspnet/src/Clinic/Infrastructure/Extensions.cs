using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Caching.Distributed;

namespace Clinic.Infrastructure;

public static class Extensions
{
    public static long Id(this ClaimsPrincipal caller) =>
        long.Parse(caller.FindFirstValue(ClaimTypes.NameIdentifier) ?? "0");

    public static string FirstProblem(this ModelStateDictionary state) =>
        state.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).FirstOrDefault() ?? "is not valid";

    public static async Task<T> GetOrAddAsync<T>(this IDistributedCache cache, string key, TimeSpan ttl, Func<Task<T>> make)
    {
        var kept = await cache.GetStringAsync(key);
        if (kept is not null)
        {
            return JsonSerializer.Deserialize<T>(kept)!;
        }

        var made = await make();
        var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = ttl };
        await cache.SetStringAsync(key, JsonSerializer.Serialize(made), options);
        return made;
    }
}
