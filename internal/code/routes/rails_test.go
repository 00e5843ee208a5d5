package routes_test

import "testing"

func TestRails(t *testing.T) {
	checkStacks(t, []stackTest{
		{
			name: "resources, nested, with members and collections",
			files: map[string]string{
				"config/routes.rb": `Rails.application.routes.draw do
  root "home#index"
  namespace :api do
    namespace :v1, defaults: { format: :json } do
      resources :orders, only: %i[index show create] do
        member do
          post :cancel
        end
        get :recent, on: :collection
        resources :lines, only: [:index], param: :sku
      end
      resource :profile, only: [:show, :update]
    end
  end
  scope "/admin", module: "admin" do
    resources :users, except: [:new, :edit, :update, :show], path: "people"
  end
  get "health", to: "health#show"
  get "/a/:id" => "things#a"
  match "both", to: "things#both", via: [:get, :post]
end`,
				"app/controllers/application_controller.rb":       "class ApplicationController < ActionController::API\n  before_action :authenticate_user!\nend\n",
				"app/controllers/api/v1/orders_controller.rb":     "module Api\n  module V1\n    class OrdersController < ApplicationController\n      skip_before_action :authenticate_user!, only: [:index]\n      before_action :require_admin, only: :cancel\n      def index; end\n      def show\n      end\n      def create; end\n      def cancel; end\n    end\n  end\nend\n",
				"app/controllers/admin/users_controller.rb":       "class Admin::UsersController < Admin::BaseController\n  def index; end\n  def destroy; end\nend\n",
				"app/controllers/admin/base_controller.rb":        "class Admin::BaseController < ApplicationController\n  include AdminOnly\nend\n",
				"app/controllers/concerns/admin_only.rb":          "module AdminOnly\n  extend ActiveSupport::Concern\n  included do\n    before_action :check_admin\n  end\nend\n",
				"app/controllers/api/v1/some_other_controller.rb": "class Api::V1::SomeOtherController < ApplicationController\nend\n",
				"app/controllers/api/v1/lines_controller.rb":      "class Api::V1::LinesController < ApplicationController\n  def index\n    if x\n      1\n    end\n  end\nend\n",
			},
			want: []string{
				"GET / @", "GET /api/v1/orders @app/controllers/api/v1/orders_controller.rb", "GET /api/v1/orders/{id} | auth @app/controllers/api/v1/orders_controller.rb",
				"POST /api/v1/orders | auth @app/controllers/api/v1/orders_controller.rb", "POST /api/v1/orders/{id}/cancel | auth role @app/controllers/api/v1/orders_controller.rb",
				"GET /api/v1/orders/recent | auth @", "GET /api/v1/orders/{order_id}/lines | auth @app/controllers/api/v1/lines_controller.rb",
				"GET /api/v1/profile @", "PATCH /api/v1/profile @", "PUT /api/v1/profile @",
				"GET /admin/people | auth role @app/controllers/admin/users_controller.rb", "POST /admin/people | auth role @", "DELETE /admin/people/{id} | auth role @app/controllers/admin/users_controller.rb",
				"GET /health @", "GET /a/{id} @", "GET /both @", "POST /both @",
			},
		},
		{
			name: "forms that resources adds are left out unless they are written",
			files: map[string]string{
				"config/routes.rb":                    "Rails.application.routes.draw do\n  resources :notes\nend\n",
				"app/controllers/notes_controller.rb": "class NotesController < ApplicationController\n  def index; end\n  def edit; end\nend\n",
			},
			want: []string{"GET /notes", "POST /notes", "GET /notes/{id}", "PATCH /notes/{id}", "PUT /notes/{id}", "DELETE /notes/{id}", "GET /notes/{id}/edit"},
		},
		{
			name: "concerns, drawn files, and a path that is computed",
			files: map[string]string{"config/routes.rb": `Rails.application.routes.draw do
  concern :likeable do
    resource :like, only: [:create, :destroy]
  end
  resources :posts, only: [:index], concerns: :likeable
  resources :photos, only: [] do
    concerns :likeable
  end
  scope :api do
    draw :admin
  end
  %w[a b].each do |name|
    get name, to: "x#y"
  end
  mount Shop::API => "/shop"
  mount Sidekiq::Web => "/sidekiq"
end`, "config/routes/admin.rb": "get 'stats', to: 'stats#index'\n", "config/routes/never.rb": "get 'never', to: 'never#index'\n"},
			want: []string{
				"GET /posts", "POST /posts/{post_id}/like", "DELETE /posts/{post_id}/like", "POST /photos/{photo_id}/like", "DELETE /photos/{photo_id}/like", "GET /api/stats", "GET /never [unmounted]",
			},
			unread: []string{"its path is computed", "Shop::API"},
		},
		{
			name:  "devise",
			files: map[string]string{"config/routes.rb": "Rails.application.routes.draw do\n  scope :api do\n    devise_for :users, controllers: { sessions: :sessions }, path_names: { sign_in: :login }, skip: [:registrations]\n  end\nend\n"},
			want:  []string{"POST /api/users/login", "GET /api/users/login", "DELETE /api/users/sign_out"},
		},
	})
}
