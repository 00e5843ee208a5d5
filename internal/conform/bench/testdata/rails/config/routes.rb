Rails.application.routes.draw do
  scope "/api/v2", module: "api/v2" do
    resources :appointments, only: %i[index show create update destroy] do
      member do
        post "check-in", action: :check_in
        post "no-show", action: :no_show
      end
    end

    resources :practitioners, only: %i[index create] do
      get :slots, on: :member
      put :schedule, on: :member, to: "schedules#update"
    end

    post "waitlist", to: "waitlist#create"
    get "reports/utilisation", to: "reports#utilisation"
  end
end
